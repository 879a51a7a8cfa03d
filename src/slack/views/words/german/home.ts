import type { Names, Remedy } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, when } from "./tools.ts";
import { names, REMEDIES } from "./who.ts";

/** The Home tab, and what the command says of somebody's requests. */
export const home = {
  title: "Quickbase-Einladungen",
  opening: "Frag Zugang zu einer Quickbase-Anwendung an, für dich oder für andere.",
  newInvitation: "Neue Einladung",
  yourRequests: "Deine Anfragen",
  none: "Du hast noch keine Einladung angefragt.",
  noneYet: ({ command }: { command: string }) =>
    say`Du hast noch keine Einladung angefragt. Beginne mit ${command}.`,
  newest: ({ count, command }: { count: number; command: string }) =>
    `Das sind deine neuesten ${number(count)} Anfragen. Mit ${command} status siehst du überall die letzten.`,
  last: ({ count }: { count: number }) =>
    count === 1 ? say`Deine letzte Anfrage:` : say`Deine letzten ${number(count)} Anfragen:`,
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
  }) => say`${names(who)} als ${role} zu ${application}, angefragt ${when(at)} (${id})`,
  canWithdraw: say`Du kannst sie in deiner Direktnachricht von qb-invite zurückziehen.`,
  approversCan: ({ remedy }: { remedy: Remedy }) => say`Die Genehmigenden können ${REMEDIES[remedy]}.`,
  canAskAgain: ({ command }: { command: string }) => say`Mit ${command} kannst du erneut anfragen.`,
};
