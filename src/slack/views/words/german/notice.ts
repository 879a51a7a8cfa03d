import type { ChannelTrouble, What } from "../parts.ts";
import { type Sentence, say } from "../say.ts";
import { when } from "./tools.ts";
import { people } from "./who.ts";

/** What the requester reads of a request that waits. */
export const notice = {
  withdraw: "Zurückziehen",
  withdrawTitle: "Diese Anfrage zurückziehen?",
  withdrawText: "Es wird niemand eingeladen. Du kannst jederzeit erneut anfragen.",
  withdrawYes: "Zurückziehen",
  withdrawNo: "Behalten",

  /** The approvers do not have it. */
  notSeenYet: ({ who, application, role }: What) =>
    say`Deine Anfrage, ${people(who)} als ${role} zu ${application} einzuladen, ist gespeichert. Die Genehmigenden haben sie aber noch nicht gesehen.`,
  cannotDecideYet: ({ who, application, role }: What) =>
    say`Deine Anfrage, ${people(who)} als ${role} zu ${application} einzuladen, ist gespeichert. Die Genehmigenden können aber noch nicht darüber entscheiden.`,
  channelTrouble({ trouble }: { trouble: ChannelTrouble }): Sentence {
    switch (trouble) {
      case "no such channel":
        return say`Den Channel der Genehmigenden gibt es nicht, oder qb-invite kann ihn nicht sehen.`;
      case "not a member":
        return say`qb-invite ist kein Mitglied im Channel der Genehmigenden.`;
      case "archived":
        return say`Der Channel der Genehmigenden ist archiviert.`;
      case "no direct messages":
        return say`Direktnachrichten mit qb-invite sind ausgeschaltet.`;
      case "no thread":
        return say`Slack erlaubt dort keinen Thread.`;
      case "no messages left":
        return say`Der Workspace hat alle Nachrichten verbraucht, die ihm zustehen.`;
      case "switched off":
        return say`Die Slack-Administration hat Nachrichten an den Channel der Genehmigenden ausgeschaltet (ekm_access_denied).`;
      case "may not post":
        return say`Der Workspace lässt qb-invite im Channel der Genehmigenden nichts posten.`;
      default:
        return say`Slack lehnt die Nachricht ab (${trouble.refusal}).`;
    }
  },
  keepsTrying: ({ until }: { until: Date }) =>
    say`qb-invite versucht es bis ${when(until)} weiter. Bitte gib eurer qb-invite-Administration Bescheid und nenne die Referenz unten.`,
  doesNotTryAgain: say`qb-invite versucht es nicht noch einmal. Bitte gib eurer qb-invite-Administration Bescheid und nenne die Referenz unten. Du kannst die Anfrage zurückziehen und erneut anfragen.`,
};
