import type { ChannelTrouble, What } from "../parts.ts";
import type { Sentence } from "../say.ts";
import { when } from "./tools.ts";
import { fr, say } from "./typography.ts";
import { people } from "./who.ts";

/** What the requester reads of a request that waits. */
export const notice = {
  withdraw: "Retirer",
  withdrawTitle: fr`Retirer cette demande ?`,
  withdrawText: "Personne ne sera invité. Vous pourrez refaire une demande à tout moment.",
  withdrawYes: "Retirer",
  withdrawNo: "Garder",

  /** The approvers do not have it. */
  notSeenYet: ({ who, application, role }: What) =>
    say`Votre demande d’inviter ${people(who)} dans ${application} avec le rôle ${role} est enregistrée, mais les responsables ne l’ont pas encore vue.`,
  cannotDecideYet: ({ who, application, role }: What) =>
    say`Votre demande d’inviter ${people(who)} dans ${application} avec le rôle ${role} est enregistrée, mais les responsables ne peuvent pas encore décider.`,
  channelTrouble({ trouble }: { trouble: ChannelTrouble }): Sentence {
    switch (trouble) {
      case "no such channel":
        return say`Leur canal n’existe pas, ou qb-invite ne le voit pas.`;
      case "not a member":
        return say`qb-invite n’est pas membre de leur canal.`;
      case "archived":
        return say`Leur canal est archivé.`;
      case "no direct messages":
        return say`Les messages directs avec qb-invite sont désactivés.`;
      case "no thread":
        return say`Slack n’y permet pas de fil.`;
      case "no messages left":
        return say`L’espace de travail a épuisé ses messages.`;
      case "switched off":
        return say`L’admin Slack a désactivé les messages vers leur canal (ekm_access_denied).`;
      case "may not post":
        return say`L’espace de travail ne laisse pas qb-invite publier dans leur canal.`;
      default:
        return say`Slack refuse le message (${trouble.refusal}).`;
    }
  },
  keepsTrying: ({ until }: { until: Date }) =>
    say`qb-invite continue d’essayer jusqu’au ${when(until)}. Signalez-le à votre admin qb-invite, avec la référence ci-dessous.`,
  doesNotTryAgain: say`qb-invite n’essaiera plus. Signalez-le à votre admin qb-invite, avec la référence ci-dessous. Vous pouvez retirer la demande et en refaire une.`,
};
