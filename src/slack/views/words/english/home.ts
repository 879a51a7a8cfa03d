import type { Names, Remedy } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, when } from "./tools.ts";
import { names, REMEDIES } from "./who.ts";

/** The Home tab, and what the command says of somebody's requests. */
export const home = {
  title: "Quickbase invitations",
  opening: "Request access to a Quickbase application, for yourself or for others.",
  newInvitation: "New invitation",
  yourRequests: "Your requests",
  none: "You haven't asked for an invitation yet.",
  noneYet: ({ command }: { command: string }) =>
    say`You haven't asked for an invitation yet. Type ${command} to start.`,
  newest: ({ count, command }: { count: number; command: string }) =>
    `These are your newest ${number(count)} requests. Type ${command} status anywhere to see the latest.`,
  last: ({ count }: { count: number }) =>
    count === 1 ? say`Your last request:` : say`Your last ${number(count)} requests:`,
  asked: ({
    who,
    application,
    role,
    at,
    id,
  }: {
    who: Names;
    application: Piece;
    role: Piece;
    at: Date;
    id: string;
  }) => say`${names(who)} to ${application} as ${role}, requested ${when(at)} (${id})`,
  canWithdraw: say`You can withdraw it in your direct message from qb-invite.`,
  approversCan: ({ remedy }: { remedy: Remedy }) => say`An approver can ${REMEDIES[remedy]} from the card.`,
  canAskAgain: ({ command }: { command: string }) => say`You can ask again with ${command}.`,
};
