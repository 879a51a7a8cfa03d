import type { Names, Remedy } from "../parts.ts";
import type { Piece } from "../say.ts";
import { number, when } from "./tools.ts";
import { say } from "./typography.ts";
import { names, REMEDIES } from "./who.ts";

/** The Home tab, and what the command says of somebody's requests. */
export const home = {
  title: "Invitations Quickbase",
  opening: "Demandez l’accès à une application Quickbase, pour vous ou pour d’autres personnes.",
  newInvitation: "Nouvelle invitation",
  yourRequests: "Vos demandes",
  none: "Vous n’avez pas encore demandé d’invitation.",
  noneYet: ({ command }: { command: string }) =>
    say`Vous n’avez pas encore demandé d’invitation. Tapez ${command} pour commencer.`,
  newest: ({ count, command }: { count: number; command: string }) =>
    `Ce sont vos ${number(count)} demandes les plus récentes. Tapez ${command} status n’importe où pour voir les dernières.`,
  last: ({ count }: { count: number }) =>
    count === 1 ? say`Votre dernière demande :` : say`Vos ${number(count)} dernières demandes :`,
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
  }) => say`${names(who)} dans ${application} avec le rôle ${role}, demande du ${when(at)} (${id})`,
  canWithdraw: say`Vous pouvez la retirer dans votre message direct de qb-invite.`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`Les responsables peuvent ${REMEDIES[remedy]} depuis la carte.`,
  canAskAgain: ({ command }: { command: string }) => say`Vous pouvez refaire une demande avec ${command}.`,
};
