import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, type AnswerShape, toAnswer, toEmptyAnswer, toHtmlAnswer } from "./answer.ts";
import { type ApiRequest, parameter, readApiRequest } from "./api-request.ts";
import type { CallLog } from "./call-log.ts";
import type { Dispatch } from "./calls/dispatch.ts";
import type { CallFacts, Fault, Faults, Moment, Strike } from "./faults.ts";
import { Refusal } from "./refusal.ts";
import type { Throttle } from "./throttle.ts";
import type { World } from "./world.ts";

/** What a call is served with. */
export type Service = {
  world: World;
  dispatch: Dispatch;
  faults: Faults;
  throttle: Throttle;
  log: CallLog;
  now: () => number;
  /** Aborts when this world ends: what waits then is never done. */
  ended: AbortSignal;
};

/** How a call ends: with an answer, with half of one, with a reset, or with a caller who is gone. */
type Ending =
  | { kind: "answer"; answer: Answer }
  | { kind: "half"; answer: Answer }
  | { kind: "reset" }
  | { kind: "gone" };

type Served = { request: ApiRequest; service: Service; callerGone: AbortSignal };

/** Serves one HTTP request from its first byte to the end of its answer. */
export async function serveExchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  service: Service,
): Promise<void> {
  const callerGone = new AbortController();
  response.once("close", () => callerGone.abort());
  const request = readApiRequest({
    method: incoming.method ?? "",
    url: new URL(incoming.url ?? "/", "http://quickbase"),
    headers: incoming.headers,
    body: await readBody(incoming),
  });
  if (request === null) return send(response, toHtmlAnswer(404));
  const action = service.dispatch.nameOf(request.action);
  const strikes = service.faults.take(factsOf(request, action, service.world));
  const record = service.log.begin(request, action, describe(strikes));
  const ending = await endingOf({ request, service, callerGone: callerGone.signal }, strikes, () =>
    service.log.tookEffect(record),
  );
  // Noted before the last byte goes out, so that whoever has the answer finds it in the log.
  service.log.end(record, ending.kind === "answer" && !callerGone.signal.aborted ? ending.answer : null);
  if (ending.kind === "answer") return send(response, ending.answer);
  if (ending.kind === "half") return sendHalf(response, ending.answer);
  if (ending.kind === "reset") response.socket?.resetAndDestroy();
  else response.destroy();
}

async function endingOf(served: Served, strikes: readonly Strike[], tookEffect: () => void): Promise<Ending> {
  const { request, service } = served;
  const early = await strikeAt("before", served, strikes);
  if (early !== null) return early;
  const throttled = service.throttle.admit(request.dbid, service.now());
  if (throttled === "status 429")
    return { kind: "answer", answer: toHtmlAnswer(429, { "retry-after": "1" }) };
  if (throttled === "errcode 104") return { kind: "answer", answer: refusedAnswer(served, new Refusal(104)) };
  const reply = service.dispatch.perform(request);
  if (reply.errcode === 0) tookEffect();
  const late = await strikeAt("after", served, strikes);
  if (late !== null) return late;
  const faults = strikes.map(({ fault }) => fault);
  const answer = toAnswer(reply, parameter(request, "encoding"), shapeOf(faults));
  const half = faults.some((fault) => fault.kind === "reset" && fault.at === "during");
  return { kind: half ? "half" : "answer", answer };
}

async function strikeAt(moment: Moment, served: Served, strikes: readonly Strike[]): Promise<Ending | null> {
  for (const strike of strikes) {
    const { fault } = strike;
    if (fault.kind === "answer" || (fault.at ?? "before") !== moment) continue;
    strike.hit();
    const ending = await apply(fault, strike, served);
    if (ending !== null) return ending;
  }
  return null;
}

async function apply(fault: Fault, { lifted }: Strike, served: Served): Promise<Ending | null> {
  const { service, callerGone } = served;
  switch (fault.kind) {
    case "refuse": {
      const { errcode, errtext, errdetail = null } = fault;
      return { kind: "answer", answer: refusedAnswer(served, new Refusal(errcode, errdetail, errtext)) };
    }
    case "status":
      return { kind: "answer", answer: statusAnswer(fault, served) };
    case "html":
      return { kind: "answer", answer: toHtmlAnswer(200) };
    case "empty":
      return { kind: "answer", answer: toEmptyAnswer(200) };
    case "reset":
      return { kind: "reset" };
    case "hang":
      await Promise.race([lifted, aborted(callerGone), aborted(service.ended)]);
      return callerGone.aborted || service.ended.aborted ? { kind: "gone" } : null;
    case "delay":
      await waitUnless(fault.ms, lifted, service.ended);
      return service.ended.aborted ? { kind: "gone" } : null;
    case "answer":
      return null;
  }
}

function statusAnswer(fault: Fault & { kind: "status" }, served: Served): Answer {
  const headers =
    fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
  if (fault.body === "empty") return toEmptyAnswer(fault.status, headers);
  if (fault.body !== "xml") return toHtmlAnswer(fault.status, headers);
  const answer = refusedAnswer(served, new Refusal(fault.status === 429 ? 104 : 100));
  return { ...answer, status: fault.status, headers: { ...answer.headers, ...headers } };
}

function refusedAnswer({ request, service }: Served, refusal: Refusal): Answer {
  return toAnswer(service.dispatch.refuse(request, refusal), parameter(request, "encoding"));
}

function shapeOf(faults: readonly Fault[]): AnswerShape | null {
  return faults.find((fault) => fault.kind === "answer")?.shape ?? null;
}

function factsOf(request: ApiRequest, action: string, world: World): CallFacts {
  const userid = parameter(request, "userid");
  const email = parameter(request, "email");
  return {
    action,
    dbid: request.dbid,
    email: email ?? world.findAccountById(userid ?? "")?.email ?? null,
    userid: userid ?? world.findAccount(email ?? "")?.id ?? null,
  };
}

function describe(strikes: readonly Strike[]): string | null {
  const words = strikes.map(({ fault }) => {
    if (fault.kind === "answer") return fault.shape;
    const number =
      fault.kind === "refuse" ? ` ${fault.errcode}` : fault.kind === "status" ? ` ${fault.status}` : "";
    return `${fault.kind}${number} ${fault.at ?? "before"} the effect`;
  });
  return words.length === 0 ? null : words.join(", ");
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

async function waitUnless(ms: number, lifted: Promise<void>, ended: AbortSignal): Promise<void> {
  const over = new AbortController();
  const time = wait(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([time, lifted, aborted(ended)]);
  over.abort();
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  // Written in two steps: Node then sends chunks and no Content-Length, as Quickbase does.
  if (body.length > 0) response.write(body);
  response.end();
}

function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
