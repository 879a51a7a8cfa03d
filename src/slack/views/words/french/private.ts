import type { AskObstacle, Obstacle } from "../../../../invite/policy.ts";
import type { ApproversNamed, Became, Deed } from "../parts.ts";
import type { Piece, Sentence } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";
import { fr, say } from "./typography.ts";

const CANNOT_DECIDE: Record<Exclude<Obstacle, "own request">, string> = {
  "not an approver": "Vous ne faites pas partie des responsables de cette demande.",
  invited: "Vous faites partie des personnes à inviter et ne pouvez donc pas décider de cette demande.",
  "no longer a member": fr`Votre compte dans cet espace de travail n’est plus actif : vous ne pouvez pas décider.`,
  guest: "Les invités de cet espace de travail ne peuvent pas décider des demandes.",
  "other workspace": "Seuls les membres de cet espace de travail peuvent décider des demandes.",
  "not shown as a member":
    "Slack ne vous présente pas comme membre de cet espace de travail, et seuls les membres peuvent décider des demandes.",
  bot: "Les bots ne peuvent pas décider des demandes.",
  "not verifiable": "Slack n’a pas dit si vous pouvez décider. Réessayez dans un instant.",
};

const OWN_REQUEST: Record<Deed, string> = {
  approve: "Vous ne pouvez pas approuver votre propre demande.",
  deny: "Vous ne pouvez pas refuser votre propre demande. Vous pouvez la retirer dans votre message direct de qb-invite.",
  withdraw: "Vous ne pouvez pas décider de votre propre demande.",
  retry: "Vous ne pouvez pas relancer votre propre demande.",
  "send again": "Vous ne pouvez pas renvoyer l’e-mail de votre propre demande.",
};

const RECORDED: Record<Deed, string> = {
  approve: "Vous avez approuvé cette demande. La carte l’affichera dans un instant.",
  deny: "Vous avez refusé cette demande. La carte l’affichera dans un instant.",
  withdraw: "Vous avez retiré cette demande. Personne ne sera invité.",
  retry: "Nouvel essai en cours. La carte l’affichera dans un instant.",
  "send again": "Nouvel envoi de l’e-mail. La carte l’affichera dans un instant.",
};

const NOT_RECORDED: Record<Deed, string> = {
  approve: "Votre approbation n’a pas été prise en compte.",
  deny: "Votre refus n’a pas été pris en compte.",
  withdraw: "Elle ne peut plus être retirée.",
  retry: "Aucun nouvel essai n’a été lancé.",
  "send again": "Rien n’a été renvoyé.",
};

const CANNOT_ASK: Record<AskObstacle, string> = {
  "other workspace": fr`Demande non envoyée : seuls les membres de cet espace de travail peuvent demander des invitations ici.`,
  "not shown as a member": fr`Demande non envoyée : Slack ne vous présente pas comme membre de cet espace de travail, et seuls les membres peuvent demander des invitations ici.`,
  "no longer a member": fr`Demande non envoyée : votre compte dans cet espace de travail n’est plus actif.`,
  bot: fr`Demande non envoyée : les bots ne peuvent pas demander d’invitations.`,
  "not verifiable": fr`Demande non envoyée : Slack n’a pas dit si vous êtes membre de cet espace de travail. Réessayez dans un instant.`,
};

/** What only one person reads: why a click or a form did nothing, and what to do. */
export const privately = {
  /** A request is on its way. */
  sent: say`Demande envoyée aux responsables. Vous recevrez un message dès leur décision.`,

  /** The same form arrived once more. */
  sentAlready: say`Vous avez déjà envoyé cette demande. Les responsables l’ont reçue.`,

  cannotDecide({ obstacle, deed }: { obstacle: Obstacle; deed: Deed }): Sentence {
    return say`${obstacle === "own request" ? OWN_REQUEST[deed] : CANNOT_DECIDE[obstacle]}`;
  },
  /** Who can, after that. */
  whoCanDecide({ approvers }: { approvers: ApproversNamed | "nobody" }): Sentence {
    if (approvers === "nobody")
      return say`Personne d’autre ne peut décider pour le moment. Signalez-le à votre admin qb-invite.`;
    return approvers === null
      ? say`Demandez à une autre personne responsable de décider.`
      : say`Demandez une décision : ${approvers}.`;
  },
  /** Somebody or something was first; `by` is null where it was the reader. */
  tooLate({ became, by, at }: { became: Became; by: Piece | null; at: Date }): Sentence {
    switch (became) {
      case "approved":
        return by === null
          ? say`Vous avez déjà approuvé cette demande le ${when(at)}.`
          : say`${by} a déjà approuvé cette demande le ${when(at)}.`;
      case "denied":
        return by === null
          ? say`Vous avez déjà refusé cette demande le ${when(at)}.`
          : say`${by} a déjà refusé cette demande le ${when(at)}.`;
      case "withdrawn":
        return by === null
          ? say`Vous avez retiré cette demande le ${when(at)}.`
          : say`${by} a retiré cette demande le ${when(at)}.`;
      case "expired":
        return say`Cette demande a expiré sans décision le ${day(at)}.`;
    }
  },
  /** What was done counts, while Slack takes its time to show it. */
  recorded: ({ deed }: { deed: Deed }) => say`${RECORDED[deed]}`,
  notRecorded: ({ deed }: { deed: Deed }) => say`${NOT_RECORDED[deed]}`,
  /** The message with the button showed the request as it was before. */
  moved: say`Cette demande vient de changer : votre clic n’a pas été pris en compte. Relisez-la, puis décidez.`,
  movedSince: say`Quelqu’un a été plus rapide, ou il ne reste rien à faire. La carte montre où en est la demande.`,
  onlyRequesterWithdraws: ({ requester }: { requester: Piece }) =>
    say`Seule la personne qui a envoyé cette demande, ${requester}, peut la retirer.`,
  onlyRequesterAsksAgain: ({ requester, command }: { requester: Piece; command: string }) =>
    say`Seule la personne à l’origine de la demande, ${requester}, peut la refaire ici. Tapez ${command} pour faire la vôtre.`,
  unknownRequest: ({ command }: { command: string }) =>
    say`qb-invite ne connaît pas cette demande. Refaites-la avec ${command}, ou signalez-le à votre admin qb-invite.`,

  /** From another workspace or another app. */
  onlyMembersDecide: say`Seuls les membres de cet espace de travail peuvent décider des demandes.`,
  onlyMembersAsk: say`Seuls les membres de cet espace de travail peuvent demander des invitations ici.`,
  anotherApp: say`Rien n’a changé : ceci appartient à une autre application Slack.`,
  workspaceNotSaid: say`Rien n’a changé : Slack n’a pas dit de quel espace de travail cela vient.`,

  oldButton: ({ command }: { command: string }) =>
    say`Ce bouton n’est plus à jour. Le dernier message sur cette demande contient les bons ; ${command} status affiche vos propres demandes.`,
  oldForm: ({ command }: { command: string }) =>
    say`Ce formulaire n’est plus à jour : rien n’a été envoyé. Tapez ${command} pour en ouvrir un nouveau.`,
  unreadable: ({ command }: { command: string }) =>
    say`qb-invite n’a pas pu lire cela : rien n’a changé. Réessayez, ou tapez ${command} help.`,
  internalError: ({ reference }: { reference: string }) =>
    say`Une erreur est survenue dans qb-invite. Réessayez. Si elle se reproduit, signalez-la à votre admin qb-invite en citant ${reference}.`,
  notSaved: ({ reference }: { reference: string }) =>
    say`Rien n’a été enregistré : qb-invite n’a plus d’espace disque. Signalez-le à votre admin qb-invite en citant ${reference}, et réessayez plus tard.`,

  /** About asking. */
  cannotAsk: ({ obstacle }: { obstacle: AskObstacle }): string => CANNOT_ASK[obstacle],
  lookingUpMembers: say`Recherche des personnes mentionnées…`,
  tooManyMentions: ({ count, most }: { count: number; most: number }) =>
    say`Vous pouvez inviter ${number(most)} personnes au plus à la fois, et en avez mentionné ${number(count)}. Répartissez-les sur ${number(Math.ceil(count / most))} demandes.`,
  commandTooLong: ({ command }: { command: string }) =>
    say`C’était trop long : rien n’a été envoyé. Tapez ${command} et collez la liste dans le formulaire.`,
  tooSlow: say`Slack a mis trop de temps à ouvrir le formulaire. Réessayez.`,
  formTooOld: ({ command }: { command: string }) =>
    say`Ce formulaire est trop ancien : rien n’a été envoyé. Tapez ${command} et remplissez-le à nouveau.`,
  /** The problem is a whole sentence, and about a form below this one. */
  notSent: ({ problem }: { problem: string }) =>
    say`Demande non envoyée. ${problem} Fermez ce formulaire pour revenir au premier.`,
  sentBefore: say`Vous avez déjà envoyé cette demande. Pour la modifier, retirez-la dans votre message direct de qb-invite, puis envoyez-en une nouvelle.`,
  repeated: ({ addresses }: { addresses: readonly string[] }) =>
    plural(addresses.length, {
      one: say`Vous avez indiqué ${and(addresses)} plusieurs fois. Cette adresse compte une fois.`,
      other: say`Vous avez indiqué ${and(addresses)} plusieurs fois. Chaque adresse compte une fois.`,
    }),

  /** In place of an address, in the field for people. */
  notInSlack: ({ handle }: { handle: string }) => `${handle} (inconnu de Slack, ou invisible pour qb-invite)`,
  noAnswerFor: ({ handle }: { handle: string }) => fr`${handle} (Slack n’a pas répondu : tapez l’adresse)`,
};
