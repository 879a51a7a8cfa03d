import type { AskObstacle, Obstacle } from "../../../../invite/policy.ts";
import type { ApproversNamed, Became, Deed } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";

const CANNOT_DECIDE: Record<Exclude<Obstacle, "own request">, string> = {
  "not an approver": "Du gehörst nicht zu denen, die diese Anfrage genehmigen.",
  invited: "Du sollst selbst eingeladen werden und kannst deshalb nicht über diese Anfrage entscheiden.",
  "no longer a member":
    "Dein Konto in diesem Workspace ist nicht mehr aktiv, deshalb kannst du nicht entscheiden.",
  guest: "Gäste dieses Workspace können nicht über Anfragen entscheiden.",
  "other workspace": "Nur Mitglieder dieses Workspace können über Anfragen entscheiden.",
  "not shown as a member":
    "Slack führt dich nicht als Mitglied dieses Workspace, und nur Mitglieder können über Anfragen entscheiden.",
  bot: "Bots können nicht über Anfragen entscheiden.",
  "not verifiable": "Slack hat nicht gesagt, ob du entscheiden kannst. Bitte versuch es gleich noch einmal.",
};

const OWN_REQUEST: Record<Deed, string> = {
  approve: "Du kannst deine eigene Anfrage nicht genehmigen.",
  deny: "Du kannst deine eigene Anfrage nicht ablehnen. Du kannst sie in deiner Direktnachricht von qb-invite zurückziehen.",
  withdraw: "Du kannst nicht über deine eigene Anfrage entscheiden.",
  retry: "Du kannst deine eigene Anfrage nicht erneut versuchen.",
  "send again": "Du kannst die E-Mail zu deiner eigenen Anfrage nicht erneut senden.",
};

const RECORDED: Record<Deed, string> = {
  approve: "Du hast diese Anfrage genehmigt. Die Karte zeigt es gleich.",
  deny: "Du hast diese Anfrage abgelehnt. Die Karte zeigt es gleich.",
  withdraw: "Du hast diese Anfrage zurückgezogen. Es wird niemand eingeladen.",
  retry: "Es wird erneut versucht. Die Karte zeigt es gleich.",
  "send again": "Die E-Mail wird erneut gesendet. Die Karte zeigt es gleich.",
};

const NOT_RECORDED: Record<Deed, string> = {
  approve: "Deine Genehmigung zählt nicht.",
  deny: "Deine Ablehnung zählt nicht.",
  withdraw: "Sie lässt sich nicht mehr zurückziehen.",
  retry: "Es wurde nichts erneut versucht.",
  "send again": "Es wurde nichts erneut gesendet.",
};

const CANNOT_ASK: Record<AskObstacle, string> = {
  "other workspace": "Nicht gesendet: Nur Mitglieder dieses Workspace können hier Einladungen anfragen.",
  "not shown as a member":
    "Nicht gesendet: Slack führt dich nicht als Mitglied dieses Workspace, und nur Mitglieder können hier Einladungen anfragen.",
  "no longer a member": "Nicht gesendet: Dein Konto in diesem Workspace ist nicht mehr aktiv.",
  bot: "Nicht gesendet: Bots können keine Einladungen anfragen.",
  "not verifiable":
    "Nicht gesendet: Slack hat nicht gesagt, ob du Mitglied dieses Workspace bist. Bitte versuch es gleich noch einmal.",
};

/** What only one person reads: why a click or a form did nothing, and what to do. */
export const privately = {
  /** A request is on its way. */
  sent: say`Zur Genehmigung gesendet. Du bekommst eine Nachricht, sobald entschieden ist.`,

  /** The same form arrived once more. */
  sentAlready: say`Du hast diese Anfrage schon gesendet. Sie liegt den Genehmigenden vor.`,

  cannotDecide({ obstacle, deed }: { obstacle: Obstacle; deed: Deed }): Sentence {
    return say`${obstacle === "own request" ? OWN_REQUEST[deed] : CANNOT_DECIDE[obstacle]}`;
  },
  /** Who can, after that. */
  whoCanDecide({ approvers }: { approvers: ApproversNamed | "nobody" }): Sentence {
    if (approvers === "nobody")
      return say`Gerade kann niemand sonst entscheiden. Bitte gib eurer qb-invite-Administration Bescheid.`;
    return approvers === null
      ? say`Bitte andere Genehmigende um eine Entscheidung.`
      : say`Bitte ${approvers} um eine Entscheidung.`;
  },
  /** Somebody or something was first; `by` is null where it was the reader. */
  tooLate({ became, by, at }: { became: Became; by: Piece | null; at: Date }): Sentence {
    switch (became) {
      case "approved":
        return by === null
          ? say`Du hast diese Anfrage schon genehmigt, ${when(at)}.`
          : say`${by} hat diese Anfrage schon genehmigt, ${when(at)}.`;
      case "denied":
        return by === null
          ? say`Du hast diese Anfrage schon abgelehnt, ${when(at)}.`
          : say`${by} hat diese Anfrage schon abgelehnt, ${when(at)}.`;
      case "withdrawn":
        return by === null
          ? say`Du hast diese Anfrage zurückgezogen, ${when(at)}.`
          : say`${by} hat diese Anfrage zurückgezogen, ${when(at)}.`;
      case "expired":
        return say`Diese Anfrage ist am ${day(at)} ohne Entscheidung abgelaufen.`;
    }
  },
  /** What was done counts, while Slack takes its time to show it. */
  recorded: ({ deed }: { deed: Deed }) => say`${RECORDED[deed]}`,
  notRecorded: ({ deed }: { deed: Deed }) => say`${NOT_RECORDED[deed]}`,
  /** The message with the button showed the request as it was before. */
  moved: say`Diese Anfrage hat sich gerade geändert, deshalb zählt dein Klick nicht. Sieh sie dir noch einmal an und entscheide dann.`,
  movedSince: say`Jemand war schneller, oder es ist nichts mehr zu tun. Die Karte zeigt, wie es um die Anfrage steht.`,
  onlyRequesterWithdraws: ({ requester }: { requester: Piece }) =>
    say`Nur ${requester} kann diese Anfrage zurückziehen.`,
  onlyRequesterAsksAgain: ({ requester, command }: { requester: Piece; command: string }) =>
    say`Nur ${requester} kann hier erneut anfragen. Für eine eigene Anfrage gib ${command} ein.`,
  unknownRequest: ({ command }: { command: string }) =>
    say`qb-invite kennt diese Anfrage nicht. Frag mit ${command} erneut an oder gib eurer qb-invite-Administration Bescheid.`,

  /** From another workspace or another app. */
  onlyMembersDecide: say`Nur Mitglieder dieses Workspace können über Anfragen entscheiden.`,
  onlyMembersAsk: say`Nur Mitglieder dieses Workspace können hier Einladungen anfragen.`,
  anotherApp: say`Nichts geändert: Das gehört zu einer anderen App.`,
  workspaceNotSaid: say`Nichts geändert: Slack hat nicht gesagt, aus welchem Workspace das kommt.`,

  oldButton: ({ command }: { command: string }) =>
    say`Dieser Button ist veraltet. Die aktuellen stehen in der letzten Nachricht zu dieser Anfrage; ${command} status zeigt deine eigenen Anfragen.`,
  oldForm: ({ command }: { command: string }) =>
    say`Dieses Formular ist veraltet, deshalb wurde nichts gesendet. Öffne mit ${command} ein neues.`,
  unreadable: ({ command }: { command: string }) =>
    say`qb-invite konnte das nicht lesen, deshalb hat sich nichts geändert. Versuch es erneut oder gib ${command} help ein.`,
  internalError: ({ reference }: { reference: string }) =>
    say`In qb-invite ist etwas schiefgegangen. Bitte versuch es erneut. Passiert es wieder, gib eurer qb-invite-Administration Bescheid und nenne ${reference}.`,
  notSaved: ({ reference }: { reference: string }) =>
    say`Es wurde nichts gespeichert: qb-invite hat keinen Speicherplatz mehr. Bitte gib eurer qb-invite-Administration Bescheid, nenne ${reference} und versuch es später erneut.`,

  /** About asking. */
  cannotAsk: ({ obstacle }: { obstacle: AskObstacle }): string => CANNOT_ASK[obstacle],
  lookingUpMembers: say`Die erwähnten Personen werden gesucht …`,
  tooManyMentions: ({ count, most }: { count: number; most: number }) =>
    say`Du kannst bis zu ${number(most)} Personen auf einmal einladen. Du hast ${number(count)} erwähnt: Teile sie auf ${number(Math.ceil(count / most))} Anfragen auf.`,
  commandTooLong: ({ command }: { command: string }) =>
    say`Das war zu lang, deshalb wurde nichts gesendet. Gib ${command} ein und füge die Liste ins Formular ein.`,
  tooSlow: say`Slack hat das Formular zu langsam geöffnet. Bitte versuch es erneut.`,
  formTooOld: ({ command }: { command: string }) =>
    say`Dieses Formular ist zu alt, deshalb wurde nichts gesendet. Gib ${command} ein und fülle es noch einmal aus.`,
  /** The problem is a whole sentence, and about a form below this one. */
  notSent: ({ problem }: { problem: string }) =>
    say`Nicht gesendet. ${problem} Schließe dieses Formular, um zum ersten zurückzukehren.`,
  sentBefore: say`Du hast diese Anfrage schon gesendet. Um sie zu ändern, zieh sie in deiner Direktnachricht von qb-invite zurück und sende eine neue.`,
  repeated: ({ addresses }: { addresses: readonly string[] }) =>
    plural(addresses.length, {
      one: say`Du hast ${and(addresses)} mehrmals angegeben. Es zählt einmal.`,
      other: say`Du hast ${and(addresses)} mehrmals angegeben. Jede Adresse zählt einmal.`,
    }),

  /** In place of an address, in the field for people. */
  notInSlack: ({ handle }: { handle: string }) =>
    `${handle} (Slack unbekannt oder für qb-invite nicht sichtbar)`,
  noAnswerFor: ({ handle }: { handle: string }) =>
    `${handle} (keine Antwort von Slack: bitte Adresse eingeben)`,
};
