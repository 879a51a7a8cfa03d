import type { ApproversNamed, Instead, StandingCounts, Who } from "../parts.ts";
import type { Piece } from "../say.ts";
import { and, number, plural, when } from "./tools.ts";
import { fr, say } from "./typography.ts";
import { countOf, countPeople, people } from "./who.ts";

const SENDS: Record<Instead, string> = {
  "another role": "une nouvelle demande avec un autre rôle",
  "what is missing": "une nouvelle demande avec les informations manquantes",
};

/** The card in the approval channel, and what stands in its thread. */
export const card = {
  // "@Lee ou 3 autres" is one person or several: no verb.
  canDecide: ({ approvers, until }: { approvers: ApproversNamed; until: Date }) =>
    approvers === null
      ? say`Décision possible jusqu’au ${when(until)}.`
      : say`Décision possible jusqu’au ${when(until)} par ${approvers}.`,
  /** Until then there is no Approve. */
  checking: ({ count }: { count: number }) =>
    say`Recherche de ${countPeople(count)} dans Quickbase… Vous pourrez approuver dans quelques secondes, et pouvez déjà refuser.`,
  listing: ({ count }: { count: number }) =>
    say`Ajout de ${countPeople(count)} dans le fil de cette carte… Vous pourrez approuver quand tout le monde y sera, et pouvez déjà refuser.`,
  sum({ all, isNew, hasAccount, inRole, notChecked, outside }: StandingCounts) {
    const groups = [
      isNew > 0 ? `${number(isNew)} sans compte` : "",
      hasAccount > 0 ? `${number(hasAccount)} avec un compte` : "",
      inRole > 0 ? `${number(inRole)} avec déjà le rôle` : "",
      notChecked > 0 ? `${number(notChecked)} à vérifier` : "",
    ].filter((group) => group !== "");
    const from = outside === null ? "" : fr` ; ${number(outside.count)} hors ${outside.domain}`;
    return say`${countPeople(all)} : ${and(groups)}${from}.`;
  },
  /** Why some could not be checked, said once for all of them. */
  notChecked: ({ who, problem }: { who: Who; problem: string }) =>
    say`Impossible de vérifier ${people(who)} : ${problem}. Vous pouvez quand même approuver ; qb-invite vérifiera ensuite.`,
  othersInThread: ({ count }: { count: number }) =>
    plural(count, {
      one: say`${number(count)} autre personne figure dans le fil de cette carte.`,
      other: say`${number(count)} autres personnes figurent dans le fil de cette carte.`,
    }),
  resultInThread: say`Le résultat pour chaque personne est dans le fil de cette carte.`,
  reasonInThread: say`Le motif du refus est dans le fil de cette carte.`,
  needsNewRequest: ({ who, instead, by }: { who: Who; instead: Instead; by: Piece }) =>
    say`Réessayer ne sert à rien pour ${people(who)} : ${by} doit envoyer ${SENDS[instead]}.`,

  approve: "Approuver",
  deny: "Refuser",
  retry: ({ who }: { who: Who }) => `Réessayer pour ${people(who)}`,
  sendAgain: ({ who }: { who: Who }) => `Renvoyer à ${people(who)}`,
  sendAgainTitle: fr`Renvoyer l’e-mail ?`,
  sendAgainText: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: `Quickbase n’a pas confirmé l’e-mail d’invitation pour ${people(who)}. S’il est parti, celui-ci est le deuxième.`,
      other: `Quickbase n’a pas confirmé les e-mails d’invitation pour ${people(who)}. Qui en a reçu un en recevra un deuxième.`,
    }),
  sendAgainYes: "Renvoyer",
  cancel: "Annuler",

  /** In its thread. */
  approvedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} a approuvé la demande envoyée par ${requester}. La carte montre où elle en est ; le résultat suivra ici.`,
  /** Where the result follows in the same message. */
  approvedAndDone: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} a approuvé la demande envoyée par ${requester}.`,
  deniedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} a refusé la demande envoyée par ${requester}. Personne n’a été invité.`,
};
