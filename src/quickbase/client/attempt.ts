import { randomBytes } from "node:crypto";
import { readAnswer } from "./answer.ts";
import type { QuickbaseCall } from "./call.ts";
import { CALL_POLICIES } from "./call-policies.ts";
import type { Clock } from "./clock.ts";
import { type Elements, quote, type SignInElements } from "./credentials.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./errors.ts";
import type { Lanes, Turn } from "./lanes.ts";
import { orAborted } from "./or-aborted.ts";
import type { Session } from "./session.ts";
import type { TimeLimit } from "./time-limit.ts";
import type { Transport } from "./transport.ts";
import { escapeXml, type XmlElement } from "./xml.ts";
import { UnexpectedAnswerError } from "./xml-elements.ts";

/** What one attempt needs. */
export type AttemptParts = {
  session: Session;
  transport: Transport;
  lanes: Lanes;
  clock: Clock;
};

/** What ends an attempt early: `waiting` ends every wait before a request goes out, `limit` takes too long. */
export type AttemptEnds = { waiting: AbortSignal; limit: TimeLimit };

/** Makes a call once: a request and, when its ticket was refused and there is another one, a second request. */
export async function attempt<T>(parts: AttemptParts, call: QuickbaseCall<T>, ends: AttemptEnds): Promise<T> {
  const { waiting } = ends;
  const isSignedIn = CALL_POLICIES[call.action].signIn !== "none";
  const signIn = await prepare(call, waiting, () => (isSignedIn ? parts.session.signIn() : {}));
  try {
    return await inTurn(parts, call, ends, signIn);
  } catch (error) {
    if (!isTicketRefused(error, signIn)) throw error;
    const renewed = await prepare(call, waiting, () => parts.session.renew(signIn));
    if (renewed === null) throw error;
    return await inTurn(parts, call, ends, renewed);
  }
}

/** Sends the call when it is its turn, and holds the place in its lane until it is answered. */
async function inTurn<T>(
  parts: AttemptParts,
  call: QuickbaseCall<T>,
  { waiting, limit }: AttemptEnds,
  signIn: SignInElements,
): Promise<T> {
  const turn = turnOf(call);
  const leave = await limit.pauseWhile(
    parts.lanes.enter(turn, waiting).catch((cause: unknown) => {
      throw notSent(call.action, "aborted", cause);
    }),
  );
  try {
    return await exchange(parts, call, signIn);
  } catch (error) {
    if (error instanceof QuickbaseUnreachableError && error.reason === "throttled")
      parts.lanes.slowDown(turn.lane, error.retryAfterMs ?? SLOW_DOWN_MS);
    throw error;
  } finally {
    leave();
  }
}

/** How long nothing goes out after a "too many" that does not say. */
const SLOW_DOWN_MS = 1_000;

function turnOf<T>({ dbid, options }: QuickbaseCall<T>): Turn {
  return { lane: dbid, rank: 0, party: "", ...options.turn };
}

function isTicketRefused(error: unknown, { ticket }: SignInElements): boolean {
  return ticket !== undefined && error instanceof QuickbaseRefusedError && error.errcode === 4;
}

/** Waits for what a call needs before anything of it is sent. */
async function prepare<T, Needed>(
  { action }: QuickbaseCall<T>,
  waiting: AbortSignal,
  need: () => Needed | Promise<Needed>,
): Promise<Needed> {
  try {
    waiting.throwIfAborted();
    const needed = need();
    return needed instanceof Promise ? await orAborted(needed, waiting) : needed;
  } catch (cause) {
    if (waiting.aborted) throw notSent(action, "aborted", cause);
    const isSignInLost = cause instanceof QuickbaseUnreachableError || cause instanceof QuickbaseAnswerError;
    throw isSignInLost ? notSent(action, "could not sign in", cause) : cause;
  }
}

function notSent(
  action: string,
  reason: "aborted" | "could not sign in",
  cause: unknown,
): QuickbaseUnreachableError {
  return new QuickbaseUnreachableError({ action, outcome: "not-sent", reason, cause });
}

async function exchange<T>(parts: AttemptParts, call: QuickbaseCall<T>, signIn: SignInElements): Promise<T> {
  const { action, dbid, options } = call;
  const { changes, repeat, long } = CALL_POLICIES[action];
  const elements = toElements(call, signIn);
  const result = await parts.transport.post({
    path: `/db/${dbid}`,
    action,
    body: toBody(elements),
    fresh: repeat === "never",
    long,
    signal: options.signal,
  });
  const root = readAnswer(result, {
    action,
    changes,
    udata: elements.udata,
    quote: (text) => quote(text, elements),
    now: parts.clock.now(),
  });
  return readRoot(call, root);
}

// The user token goes into the body: as a header, XML calls refuse it where applications ask for an app token.
function toElements<T>({ action, parameters, options }: QuickbaseCall<T>, signIn: SignInElements): Elements {
  const { udata, encoding, appToken } = options;
  const ownToken =
    appToken !== undefined && CALL_POLICIES[action].signIn !== "none" ? { apptoken: appToken } : {};
  const mark = CALL_POLICIES[action].echoes ? { udata: toMark(udata) } : {};
  return { ...signIn, ...ownToken, ...parameters, ...mark, encoding };
}

const OF_THIS_PROCESS = randomBytes(4).toString("hex");
let marks = 0;

/** A request's id alone would not tell the answer about one person from that about the next, nor two attempts. */
function toMark(udata = ""): string {
  marks += 1;
  return `${udata} ${OF_THIS_PROCESS}${marks.toString(16).padStart(8, "0")}`.trimStart();
}

function toBody(elements: Elements): string {
  let children = "";
  for (const [name, value] of Object.entries(elements))
    if (value !== undefined) children += `<${name}>${escapeXml(value)}</${name}>`;
  return `<qdbapi>${children}</qdbapi>`;
}

function readRoot<T>({ action, read }: QuickbaseCall<T>, root: XmlElement): T {
  try {
    return read(root);
  } catch (error) {
    if (!(error instanceof UnexpectedAnswerError)) throw error;
    const outcome = CALL_POLICIES[action].changes === "nothing" ? "no-effect" : "unknown";
    const { message: problem, oddity, part } = error;
    throw new QuickbaseAnswerError({ action, kind: "unexpected", problem, outcome, oddity, part });
  }
}
