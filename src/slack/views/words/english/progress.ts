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
  "account made": say`Account created.`,
  "role given": say`Role added.`,
  "role held": say`Already had the role.`,
  "emailed before": say`Emailed before.`,
};

const DOING: Record<StepName, Sentence> = {
  "look up": say`Looking for the account …`,
  provision: say`Creating the account …`,
  "add to role": say`Adding the role …`,
  mail: say`Sending the email …`,
};

const RETRYING: Record<StepName, string> = {
  "look up": "Still trying to find the account",
  provision: "Still trying to create the account",
  "add to role": "Still trying to add the role",
  mail: "Still trying to send the email",
};

const GAVE_UP: Record<StepName, string> = {
  "look up": "while looking for the account",
  provision: "while creating the account",
  "add to role": "while adding the role",
  mail: "while sending the email",
};

const REJECTED: Record<StepName, string> = {
  "look up": "Not invited: Quickbase wouldn't look for the account",
  provision: "Not invited: Quickbase rejected the account",
  "add to role": "Not invited: Quickbase rejected the role",
  mail: "Not invited: Quickbase rejected the email",
};

/** As they stand after a number. */
const COUNTED: Record<ProgressGroup, string> = {
  invited: "invited",
  "not invited": "not invited",
  "email unknown": "with an unconfirmed email",
  "still trying": "still being tried",
  "in work": "in progress",
  waiting: "waiting",
};

/** As they stand alone. */
const GROUPS: Record<ProgressGroup, string> = {
  invited: "Invited",
  "not invited": "Not invited",
  "email unknown": "Email not confirmed",
  "still trying": "Still trying",
  "in work": "In progress",
  waiting: "Waiting",
};

const WITH: Record<Instead, string> = {
  "another role": "with another role",
  "what is missing": "with what is missing",
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
        return say`Waiting`;
      case "working":
        return after(part.confirmed, DOING[part.step]);
      case "still trying":
        return after(part.confirmed, say`${RETRYING[part.step]} (${part.problem})`);
      case "held up":
        return after(part.confirmed, say`Waiting: ${part.problem}`);
      case "invited": {
        const invited = part.newAccount ? "Invited (new account)" : "Invited";
        return part.at === null ? say`${invited}` : say`${invited}, ${when(part.at)}`;
      }
      case "email unknown":
        return after(part.confirmed, say`Quickbase didn't confirm the email; it may have arrived.`);
      case "refused": {
        const why = part.errtext === "" ? `${part.errcode}` : `${part.errcode}, "${part.errtext}"`;
        return after(part.confirmed, say`${REJECTED[part.step]}. ${part.advice} (${why})`);
      }
      case "held back":
        return after(part.confirmed, say`Not invited: ${part.advice}`);
      case "not tried":
        return say`Not invited: not tried`;
      case "stopped":
        return after(part.confirmed, say`Not invited: qb-invite stopped before the end`);
      case "given up":
        return after(
          part.confirmed,
          part.since === null
            ? say`Not invited: Quickbase stopped responding ${GAVE_UP[part.step]} (${part.problem})`
            : say`Not invited: no response from Quickbase since ${when(part.since)}, ${GAVE_UP[part.step]} (${part.problem})`,
        );
      case "kept out":
        return after(part.confirmed, say`Not invited: ${part.problem}`);
    }
  },
  /** What Quickbase has confirmed of somebody before it came to nothing. */
  confirmed: ({ confirmed }: { confirmed: Confirmed }) => CONFIRMED[confirmed],
  group: ({ group }: { group: ProgressGroup }) => GROUPS[group],
  earlierEmail: say`An earlier email may have arrived.`,

  /** While the work goes on. */
  underWay: ({ who, counts }: { who: Who; counts: GroupCounts }) =>
    "count" in who ? say`${people(who)}: ${groups(counts)}.` : say`Inviting ${people(who)} …`,
  /** When it is over. `unsure`: of some nobody can say. */
  ended({ who, invited, unsure }: { who: Who; invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`No invitation was confirmed.`
        : say`The invitation of ${people(who)} wasn't confirmed.`;
    if (!("count" in who))
      return invited === 1 ? say`${people(who)} was invited.` : say`${people(who)} was not invited.`;
    if (invited === 0) return say`No one was invited.`;
    if (invited === all)
      return all === 2 ? say`Both people were invited.` : say`All ${countPeople(all)} were invited.`;
    return say`${number(invited)} of ${countPeople(all)} invited.`;
  },
  /** A second round says that it is one. */
  afterRetry: ({ said }: { said: Sentence }) => say`After the retry: ${said}`,
  afterSendingAgain: ({ said }: { said: Sentence }) => say`After the email was sent again: ${said}`,
  needAttention: ({ count }: { count: number }) =>
    say`${number(count)} ${plural(count, { one: "needs", other: "need" })} attention.`,
  unconfirmed: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: say`Quickbase didn't confirm the invitation email to ${people(who)}. It may have arrived: check with them before it is sent again.`,
      other: say`Quickbase didn't confirm the invitation emails to ${people(who)}. They may have arrived: check with the people before they are sent again.`,
    }),
  silent: ({ since }: { since: Date }) =>
    say`Quickbase isn't responding. Retrying automatically since ${when(since)}.`,
  keptOut: ({ since }: { since: Date }) =>
    say`Quickbase hasn't let qb-invite in since ${when(since)}. Your qb-invite administrator has to fix this; the invitations then continue by themselves.`,
  more: ({ count, counts }: { count: number; counts: GroupCounts }) =>
    counts.length === 0
      ? say`And ${number(count)} more.`
      : say`And ${number(count)} more: ${groups(counts)}.`,

  /** In the thread of the card. */
  approverCan: ({ remedy }: { remedy: Remedy }) =>
    say`An approver can ${REMEDIES[remedy]} from the card above.`,

  /** For the requester. */
  askAgain: ({ who, instead }: { who: Who; instead: Instead }) =>
    say`Retrying won't help ${people(who)}. Ask again ${WITH[instead]}.`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`Nothing for you to do. An approver can ${REMEDIES[remedy]} from the card.`,
  approversCanForOthers: ({ remedy }: { remedy: Remedy }) =>
    say`For everyone else, an approver can ${REMEDIES[remedy]} from the card.`,
  approversCanOnceFixed: ({ remedy }: { remedy: Remedy }) =>
    say`Once that is fixed, an approver can ${REMEDIES[remedy]} from the card.`,
};

/** The end of a request, in the requester's direct messages. */
export const end = {
  denied: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} denied your request to invite ${people(who)} to ${application} as ${role}. No one was invited.`,
  expired: ({ at, who, application, role }: What & { at: Date }) =>
    say`Your request to invite ${people(who)} to ${application} as ${role} expired on ${day(at)} before anyone decided. No one was invited.`,
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
        ? say`No invitation to ${application} as ${role} was confirmed.`
        : say`The invitation of ${people(who)} to ${application} as ${role} wasn't confirmed.`;
    if (!("count" in who))
      return invited === 1
        ? say`${people(who)} was invited to ${application} as ${role}.`
        : say`${people(who)} was not invited to ${application} as ${role}.`;
    if (invited === 0) return say`No one was invited to ${application} as ${role}.`;
    if (invited < all)
      return plural(invited, {
        one: say`${number(invited)} of ${countPeople(all)} was invited to ${application} as ${role}.`,
        other: say`${number(invited)} of ${countPeople(all)} were invited to ${application} as ${role}.`,
      });
    return all === 2
      ? say`Both people were invited to ${application} as ${role}.`
      : say`All ${countPeople(all)} were invited to ${application} as ${role}.`;
  },
  talkToThem: ({ by }: { by: Piece }) => say`Talk to ${by}, or ask again.`,
  askAgain: say`You can ask again.`,
  askAgainButton: "Ask again",
};
