import type { ApproversNamed, Instead, StandingCounts, Who } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { and, number, plural, when } from "./tools.ts";
import { countOf, countPeople, people } from "./who.ts";

const SENDS: Record<Instead, string> = {
  "another role": "eine neue Anfrage mit einer anderen Rolle",
  "what is missing": "eine neue Anfrage mit den fehlenden Angaben",
};

/** The card in the approval channel, and what stands in its thread. */
export const card = {
  // "@Lee oder 3 weitere" is one person or several: no verb.
  canDecide: ({ approvers, until }: { approvers: ApproversNamed; until: Date }) =>
    approvers === null
      ? say`Entscheidung möglich bis ${when(until)}.`
      : say`Entscheidung bis ${when(until)} durch ${approvers}.`,
  /** Until then there is no Approve. */
  checking: ({ count }: { count: number }) =>
    say`Quickbase wird nach ${countPeople(count)} gefragt … Genehmigen kannst du in wenigen Sekunden, ablehnen schon jetzt.`,
  listing: ({ count }: { count: number }) =>
    say`Der Thread dieser Karte wird um ${countPeople(count)} ergänzt … Genehmigen kannst du, sobald alle dort stehen, ablehnen schon jetzt.`,
  sum({ all, isNew, hasAccount, inRole, notChecked, outside }: StandingCounts) {
    const groups = [
      isNew > 0 ? `${number(isNew)} neu bei Quickbase` : "",
      hasAccount > 0 ? `${number(hasAccount)} mit Konto` : "",
      inRole > 0 ? `${number(inRole)} bereits mit der Rolle` : "",
      notChecked > 0 ? `${number(notChecked)} noch nicht geprüft` : "",
    ].filter((group) => group !== "");
    const from = outside === null ? "" : `; ${number(outside.count)} außerhalb von ${outside.domain}`;
    return say`${countPeople(all)}: ${and(groups)}${from}.`;
  },
  /** Why some could not be checked, said once for all of them. */
  notChecked: ({ who, problem }: { who: Who; problem: string }) =>
    say`Prüfung von ${people(who)} nicht möglich: ${problem}. Du kannst trotzdem genehmigen, qb-invite prüft danach.`,
  othersInThread: ({ count }: { count: number }) =>
    plural(count, {
      one: say`${number(count)} weitere Person steht im Thread dieser Karte.`,
      other: say`${number(count)} weitere Personen stehen im Thread dieser Karte.`,
    }),
  resultInThread: say`Das Ergebnis für alle steht im Thread dieser Karte.`,
  reasonInThread: say`Die Begründung der Ablehnung steht im Thread dieser Karte.`,
  needsNewRequest: ({ who, instead, by }: { who: Who; instead: Instead; by: Piece }) =>
    say`Ein neuer Versuch hilft nicht bei ${people(who)}: ${by} muss ${SENDS[instead]} senden.`,

  approve: "Genehmigen",
  deny: "Ablehnen",
  retry: ({ who }: { who: Who }) => `Erneut versuchen für ${people(who)}`,
  sendAgain: ({ who }: { who: Who }) => `Erneut senden an ${people(who)}`,
  sendAgainTitle: "E-Mail erneut senden?",
  sendAgainText: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: `Quickbase hat die Einladungs-E-Mail an ${people(who)} nicht bestätigt. Wurde sie gesendet, ist das eine zweite.`,
      other: `Quickbase hat die Einladungs-E-Mails an ${people(who)} nicht bestätigt. Wer eine bekommen hat, bekommt eine zweite.`,
    }),
  sendAgainYes: "Erneut senden",
  cancel: "Abbrechen",

  /** In its thread. */
  approvedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} hat die Anfrage von ${requester} genehmigt. Die Karte zeigt, wie weit es ist; das Ergebnis folgt hier.`,
  /** Where the result follows in the same message. */
  approvedAndDone: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} hat die Anfrage von ${requester} genehmigt.`,
  deniedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} hat die Anfrage von ${requester} abgelehnt. Es wurde niemand eingeladen.`,
};
