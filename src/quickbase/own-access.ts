import type { Log } from "../invite/ports.ts";
import type { HeldUp } from "../invite/request.ts";
import type { Trouble } from "../invite/trouble.ts";
import { MAIN } from "./client/call.ts";
import type { QuickbaseClient } from "./client/client.ts";
import type { Concern } from "./client/error-table.ts";
import { type QuickbaseAnswerError, QuickbaseRefusedError } from "./client/errors.ts";
import type { CallObserver } from "./client/observer.ts";
import { finalAnswerOf } from "./final-answer.ts";
import { type AccessLook, lookAtAccess } from "./look-at-access.ts";
import { forLog, toQuotedLine, whatItSaid } from "./quoted.ts";
import { troubleIn } from "./trouble-in.ts";

/** Quickbase keeps the bot itself out: since when, by which number (null: by no proper refusal), and what to fix. */
export type AccessTrouble = { since: Date; errcode: number | null; sentence: string };

/** Whose a refusal is; "unclear" when nothing more can be learnt at this moment. */
export type Verdict = HeldUp | "the person" | "unclear";

/** Whether Quickbase lets the bot in: its sign-in, its rights, its settings. */
export type OwnAccess = {
  /** What the operator has to fix, for readiness; null when nothing. */
  trouble(): AccessTrouble | null;
  /** Whether a call on main, or on an application, would only be refused like the last ones. */
  heldUp(dbid: string): HeldUp | null;
  /** Whether a call was refused because of the bot or because of the person: looks, where the answer does not say. */
  judge(answer: QuickbaseRefusedError | QuickbaseAnswerError, call: { dbid: string }): Promise<Verdict>;
  /** Hears of every call of the client: what goes through again ends a trouble, whoever made the call. */
  observer: CallObserver;
  /** Stops looking. */
  stop(): void;
};

type Probe = Pick<QuickbaseClient, "getUserInfo" | "getUserRole">;

type Options = {
  /** Called when something was refused. */
  client: () => Probe;
  log: Log;
  now?: () => Date;
  /** How soon to check whether it is fixed, at first: longer each time, up to a minute. */
  lookAfterMs?: number;
};

type KnownTrouble = AccessTrouble & {
  dbid: string;
  trouble: Trouble;
  /** A look at the bot's own access, or only a call that was refused although that look went well. */
  foundBy: "look" | { action: string };
  refusedAt: number;
};

type Look = { at: number; found: Promise<AccessLook>; ended: boolean };

const FIRST_LOOK_AFTER_MS = 5_000;
const LONGEST_BETWEEN_LOOKS_MS = 60_000;
/** A look this recent is used again: a hundred people refused alike need no hundred looks. */
const LOOK_LASTS_MS = 5_000;
/** Waits between tries never get as long as this: what was not refused for so long is not tried any more, or over. */
const FORGET_AFTER_MS = 15 * 60_000;
/** Numbers that say what a role may do, and not who somebody is. */
const RIGHTS: ReadonlySet<number> = new Set([3, 114]);

/**
 * Tells the bot's own trouble from that of a person. While a look at its own access is refused, calls are held up and
 * one look at a time finds out when it is fixed: nothing hammers, and a wrong password is never sent again.
 */
export function createOwnAccess({
  client,
  log,
  now = () => new Date(),
  lookAfterMs = FIRST_LOOK_AFTER_MS,
}: Options): OwnAccess {
  const troubles = new Map<string, KnownTrouble>();
  const looks = new Map<string, Look>();
  let nextLook: { timer: NodeJS.Timeout; at: number } | null = null;
  let delayMs = lookAfterMs;
  let looking = false;
  let stopped = false;

  /** A look that is under way or, where `lasting`, one that is a moment old; else a new one. */
  const look = (dbid: string, { lasting }: { lasting: boolean }): Promise<AccessLook> => {
    const known = looks.get(dbid);
    const isYoung = known !== undefined && now().getTime() - known.at < LOOK_LASTS_MS;
    if (known !== undefined && (!known.ended || (lasting && isYoung))) return known.found;
    const begun: Look = { at: now().getTime(), found: lookAtAccess(client(), dbid), ended: false };
    looks.set(dbid, begun);
    void begun.found.finally(() => (begun.ended = true)).catch(() => undefined);
    return begun.found;
  };
  const isLooking = () => [...looks.values()].some(({ ended }) => !ended);

  const raise = (
    answer: QuickbaseRefusedError | QuickbaseAnswerError,
    { dbid, foundBy }: Pick<KnownTrouble, "dbid" | "foundBy">,
  ): HeldUp => {
    const known = troubles.get(dbid);
    const forOperator = sentenceFor(answer);
    const trouble: Trouble =
      answer instanceof QuickbaseRefusedError ? troubleIn(answer) : { why: "kept out" };
    const errcode = answer instanceof QuickbaseRefusedError ? answer.errcode : null;
    const refusedAt = now().getTime();
    const since = known?.since ?? now();
    troubles.set(dbid, {
      since,
      errcode,
      sentence: forOperator,
      trouble,
      dbid,
      foundBy,
      refusedAt,
    });
    if (known === undefined) {
      const where = dbid === MAIN ? {} : { appDbid: dbid };
      log.error(
        { ...where, ...forLog(answer) },
        `Quickbase rejects qb-invite, requests wait: ${forOperator}`,
      );
    }
    lookSoon();
    return heldUpBy(troubles.get(dbid), trouble);
  };

  const end = (trouble: KnownTrouble) => {
    if (!troubles.delete(trouble.dbid)) return;
    looks.clear();
    const where = trouble.dbid === MAIN ? {} : { appDbid: trouble.dbid };
    log.info({ ...where, since: trouble.since }, "Quickbase accepts qb-invite again, requests carry on");
    if (troubles.size > 0) return;
    clearTimeout(nextLook?.timer);
    nextLook = null;
    delayMs = lookAfterMs;
  };

  const lookSoon = () => {
    if (nextLook !== null || looking || stopped) return;
    const timer = setTimeout(() => void lookAgain(), delayMs);
    timer.unref();
    nextLook = { timer, at: now().getTime() + delayMs };
    delayMs = Math.min(delayMs * 2, LONGEST_BETWEEN_LOOKS_MS);
  };

  const lookAgain = async () => {
    nextLook = null;
    looking = true;
    for (const trouble of [...troubles.values()]) {
      if (trouble.foundBy !== "look") {
        if (now().getTime() - trouble.refusedAt >= FORGET_AFTER_MS) end(trouble);
        continue;
      }
      const found = await look(trouble.dbid, { lasting: false });
      if (found.access === "fine") end(trouble);
      if (found.access === "none") raise(found.answer, { dbid: found.dbid, foundBy: "look" });
    }
    looking = false;
    if (troubles.size > 0) lookSoon();
  };

  const heldUpBy = (known: KnownTrouble | undefined, trouble: Trouble): HeldUp => {
    const untilLook = (nextLook?.at ?? now().getTime() + delayMs) - now().getTime();
    // A look takes its moment too.
    return {
      outcome: "held up",
      trouble: known?.trouble ?? trouble,
      retryAfterMs: Math.max(untilLook, 0) + 1_000,
    };
  };

  const judge: OwnAccess["judge"] = async (answer, { dbid }) => {
    const concern = concernOf(answer);
    if (concern === "the person") return "the person";
    // What may well keep everybody out is news: an older look did not know it.
    const isNews = concern === "our access" || ("kind" in answer && answer.kind === "turned-away");
    const found = await look(dbid, { lasting: !isNews });
    switch (found.access) {
      case "none":
        return raise(found.answer, { dbid: found.dbid, foundBy: "look" });
      case "no answer":
        return "unclear";
      case "fine": {
        const { errcode, action } =
          answer instanceof QuickbaseRefusedError ? answer : { ...answer, errcode: null };
        const lacksRights = errcode !== null && RIGHTS.has(errcode) && !found.mayShare && dbid !== MAIN;
        const isOurs = concern === "our access" || lacksRights;
        return isOurs ? raise(answer, { dbid, foundBy: { action } }) : "the person";
      }
    }
  };

  return {
    judge,
    trouble() {
      const [first] = [...troubles.values()].toSorted(
        (one, other) => one.since.getTime() - other.since.getTime(),
      );
      return first === undefined
        ? null
        : { since: first.since, errcode: first.errcode, sentence: first.sentence };
    },
    heldUp(dbid) {
      const trouble = [troubles.get(MAIN), troubles.get(dbid)].find((each) => each?.foundBy === "look");
      return trouble === undefined ? null : heldUpBy(trouble, trouble.trouble);
    },
    observer({ action, dbid, outcome }, error) {
      if (outcome === "done") {
        const trouble = troubles.get(dbid);
        if (trouble !== undefined && trouble.foundBy !== "look" && trouble.foundBy.action === action)
          end(trouble);
        return;
      }
      const answer = finalAnswerOf(error);
      // What the people's own calls come to is judged where it is needed; the rest, as a list of roles, here.
      if (answer !== null && concernOf(answer) === "our access" && !stopped && !isLooking())
        void judge(answer, { dbid }).catch((fault: unknown) =>
          log.error({ error: fault }, "Cannot judge a refusal of Quickbase"),
        );
    },
    stop() {
      stopped = true;
      clearTimeout(nextLook?.timer);
    },
  };
}

/** An answer that is no refusal may be about one person's words (a firewall), or about the bot. */
function concernOf(answer: QuickbaseRefusedError | QuickbaseAnswerError): Concern {
  return answer instanceof QuickbaseRefusedError ? answer.advice.concern : "either";
}

function sentenceFor(answer: QuickbaseRefusedError | QuickbaseAnswerError): string {
  return answer instanceof QuickbaseRefusedError
    ? `${answer.advice.forOperator} (${whatItSaid(answer)})`
    : `Something at Quickbase's address turns qb-invite away (${toQuotedLine(answer.problem)}). Check QUICKBASE_REALM, and whether a proxy or a firewall answers in its place.`;
}
