import type { StepName } from "../../../../invite/request.ts";
import type {
  Confirmed,
  GroupCounts,
  Instead,
  ProgressGroup,
  ProgressPart,
  Remedy,
  What,
  Who,
} from "../parts.ts";
import { inOneLine, type Piece, type Sentence, say } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";
import { countOf, countPeople, people, REMEDIES } from "./who.ts";

const CONFIRMED: Record<Confirmed, Sentence> = {
  "account made": say`Konto angelegt.`,
  "role given": say`Rolle vergeben.`,
  "role held": say`Hatte die Rolle schon.`,
  "emailed before": say`E-Mail schon früher gesendet.`,
};

const DOING: Record<StepName, Sentence> = {
  "look up": say`Konto wird gesucht …`,
  provision: say`Konto wird angelegt …`,
  "add to role": say`Rolle wird vergeben …`,
  mail: say`E-Mail wird gesendet …`,
};

const RETRYING: Record<StepName, string> = {
  "look up": "Neue Versuche, das Konto zu finden",
  provision: "Neue Versuche, das Konto anzulegen",
  "add to role": "Neue Versuche, die Rolle zu vergeben",
  mail: "Neue Versuche, die E-Mail zu senden",
};

const GAVE_UP: Record<StepName, string> = {
  "look up": "bei der Suche nach dem Konto",
  provision: "beim Anlegen des Kontos",
  "add to role": "beim Vergeben der Rolle",
  mail: "beim Senden der E-Mail",
};

const REJECTED: Record<StepName, string> = {
  "look up": "Nicht eingeladen: Quickbase hat die Suche nach dem Konto abgelehnt",
  provision: "Nicht eingeladen: Quickbase hat das Konto abgelehnt",
  "add to role": "Nicht eingeladen: Quickbase hat die Rolle abgelehnt",
  mail: "Nicht eingeladen: Quickbase hat die E-Mail abgelehnt",
};

/** As they stand after a number. */
const COUNTED: Record<ProgressGroup, string> = {
  invited: "eingeladen",
  "not invited": "nicht eingeladen",
  "email unknown": "mit unbestätigter E-Mail",
  "still trying": "mit neuen Versuchen",
  "in work": "in Arbeit",
  waiting: "wartend",
};

/** As they stand after a person. */
const GROUPS: Record<ProgressGroup, string> = {
  invited: "Eingeladen",
  "not invited": "Nicht eingeladen",
  "email unknown": "E-Mail unbestätigt",
  "still trying": "Neue Versuche",
  "in work": "In Arbeit",
  waiting: "Wartet",
};

const WITH: Record<Instead, string> = {
  "another role": "mit einer anderen Rolle",
  "what is missing": "mit den fehlenden Angaben",
};

function groups(counts: GroupCounts): string {
  return and(counts.map(({ group, count }) => `${number(count)} ${COUNTED[group]}`));
}

function after(confirmed: Confirmed | null, sentence: Sentence): Sentence {
  return inOneLine(confirmed === null ? null : CONFIRMED[confirmed], sentence);
}

/** How far people are, and how it ended for them. */
export const progress = {
  person(part: ProgressPart): Sentence {
    switch (part.progress) {
      case "waiting":
        return say`Wartet`;
      case "working":
        return after(part.confirmed, DOING[part.step]);
      case "still trying":
        return after(part.confirmed, say`${RETRYING[part.step]} (${part.problem})`);
      case "held up":
        return after(part.confirmed, say`Wartet: ${part.problem}`);
      case "invited": {
        const invited = part.newAccount ? "Eingeladen (neues Konto)" : "Eingeladen";
        return part.at === null ? say`${invited}` : say`${invited}, ${when(part.at)}`;
      }
      case "email unknown":
        return after(
          part.confirmed,
          say`Quickbase hat die E-Mail nicht bestätigt; vielleicht ist sie angekommen.`,
        );
      case "refused": {
        const why = part.errtext === "" ? `${part.errcode}` : `${part.errcode}, „${part.errtext}“`;
        return after(part.confirmed, say`${REJECTED[part.step]}. ${part.advice} (${why})`);
      }
      case "held back":
        return after(part.confirmed, say`Nicht eingeladen: ${part.advice}`);
      case "not tried":
        return say`Nicht eingeladen: nicht versucht`;
      case "stopped":
        return after(part.confirmed, say`Nicht eingeladen: qb-invite wurde vorher beendet`);
      case "given up":
        return after(
          part.confirmed,
          part.since === null
            ? say`Nicht eingeladen: Quickbase antwortete nicht mehr ${GAVE_UP[part.step]} (${part.problem})`
            : say`Nicht eingeladen: Quickbase antwortet seit ${when(part.since)} nicht, ${GAVE_UP[part.step]} (${part.problem})`,
        );
      case "kept out":
        return after(part.confirmed, say`Nicht eingeladen: ${part.problem}`);
    }
  },
  confirmed: ({ confirmed }: { confirmed: Confirmed }) => CONFIRMED[confirmed],
  group: ({ group }: { group: ProgressGroup }) => GROUPS[group],
  earlierEmail: say`Vielleicht ist eine frühere E-Mail angekommen.`,

  /** While the work goes on. */
  underWay: ({ who, counts }: { who: Who; counts: GroupCounts }) =>
    "count" in who ? say`${people(who)}: ${groups(counts)}.` : say`${people(who)} wird eingeladen …`,
  /** When it is over. `unsure`: of some nobody can say. */
  ended({ who, invited, unsure }: { who: Who; invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`Keine Einladung wurde bestätigt.`
        : say`Die Einladung an ${people(who)} wurde nicht bestätigt.`;
    if (!("count" in who))
      return invited === 1
        ? say`${people(who)} wurde eingeladen.`
        : say`${people(who)} wurde nicht eingeladen.`;
    if (invited === 0) return say`Es wurde niemand eingeladen.`;
    if (invited === all)
      return all === 2
        ? say`Beide Personen wurden eingeladen.`
        : say`Alle ${countPeople(all)} wurden eingeladen.`;
    return say`${number(invited)} von ${countPeople(all)} eingeladen.`;
  },
  afterRetry: ({ said }: { said: Sentence }) => say`Nach dem erneuten Versuch: ${said}`,
  afterSendingAgain: ({ said }: { said: Sentence }) => say`Nach dem erneuten Senden der E-Mail: ${said}`,
  needAttention: ({ count }: { count: number }) => say`Bei ${countPeople(count)} ist noch etwas zu tun.`,
  unconfirmed: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: say`Quickbase hat die Einladungs-E-Mail an ${people(who)} nicht bestätigt. Vielleicht ist sie angekommen: Frag nach, bevor sie erneut gesendet wird.`,
      other: say`Quickbase hat die Einladungs-E-Mails an ${people(who)} nicht bestätigt. Vielleicht sind sie angekommen: Frag nach, bevor sie erneut gesendet werden.`,
    }),
  silent: ({ since }: { since: Date }) =>
    say`Quickbase antwortet nicht. Automatische neue Versuche seit ${when(since)}.`,
  keptOut: ({ since }: { since: Date }) =>
    say`Quickbase lässt qb-invite seit ${when(since)} nicht ein. Das muss eure qb-invite-Administration beheben; danach geht es von selbst weiter.`,
  more: ({ count, counts }: { count: number; counts: GroupCounts }) =>
    counts.length === 0
      ? say`Und ${number(count)} weitere.`
      : say`Und ${number(count)} weitere: ${groups(counts)}.`,

  /** In the thread of the card. */
  approverCan: ({ remedy }: { remedy: Remedy }) => say`Die Genehmigenden können ${REMEDIES[remedy]}.`,

  /** For the requester. */
  askAgain: ({ who, instead }: { who: Who; instead: Instead }) =>
    say`Ein neuer Versuch hilft nicht bei ${people(who)}. Frag ${WITH[instead]} erneut an.`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`Du musst nichts tun. Die Genehmigenden können ${REMEDIES[remedy]}.`,
  approversCanForOthers: ({ remedy }: { remedy: Remedy }) =>
    say`Für alle anderen können die Genehmigenden ${REMEDIES[remedy]}.`,
  approversCanOnceFixed: ({ remedy }: { remedy: Remedy }) =>
    say`Sobald das behoben ist, können die Genehmigenden ${REMEDIES[remedy]}.`,
};

/** The end of a request, in the requester's direct messages. */
export const end = {
  denied: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} hat deine Anfrage abgelehnt, ${people(who)} als ${role} zu ${application} einzuladen. Es wurde niemand eingeladen.`,
  expired: ({ at, who, application, role }: What & { at: Date }) =>
    say`Deine Anfrage, ${people(who)} als ${role} zu ${application} einzuladen, ist am ${day(at)} ohne Entscheidung abgelaufen. Es wurde niemand eingeladen.`,
  carriedOut({
    who,
    application,
    role,
    invited,
    unsure,
  }: What & { invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`Keine Einladung zu ${application} als ${role} wurde bestätigt.`
        : say`Die Einladung an ${people(who)} zu ${application} als ${role} wurde nicht bestätigt.`;
    if (!("count" in who))
      return invited === 1
        ? say`${people(who)} wurde als ${role} zu ${application} eingeladen.`
        : say`${people(who)} wurde nicht als ${role} zu ${application} eingeladen.`;
    if (invited === 0) return say`Niemand wurde als ${role} zu ${application} eingeladen.`;
    if (invited < all)
      return plural(invited, {
        one: say`${number(invited)} von ${countPeople(all)} wurde als ${role} zu ${application} eingeladen.`,
        other: say`${number(invited)} von ${countPeople(all)} wurden als ${role} zu ${application} eingeladen.`,
      });
    return all === 2
      ? say`Beide Personen wurden als ${role} zu ${application} eingeladen.`
      : say`Alle ${countPeople(all)} wurden als ${role} zu ${application} eingeladen.`;
  },
  talkToThem: ({ by }: { by: Piece }) => say`Sprich mit ${by} oder frag erneut an.`,
  askAgain: say`Du kannst erneut anfragen.`,
  askAgainButton: "Erneut anfragen",
};
