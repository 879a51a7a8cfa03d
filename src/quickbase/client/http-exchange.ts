import { type Dispatcher, errors } from "undici";

/** How far a request got: not connected, not fully written, written, or already being answered. */
export type Stage = "connecting" | "writing" | "waiting" | "reading";

/** The head of an answer. */
export type AnswerHead = {
  statusCode: number;
  contentType: string | null;
  retryAfter: string | null;
};

/** What became of one request. */
export type PostResult =
  | { kind: "answered"; head: AnswerHead; body: Buffer }
  | { kind: "too-large"; head: AnswerHead }
  | {
      kind: "failed";
      stage: Stage;
      /** The answer's head, when it had begun. */
      head: AnswerHead | null;
      aborted: boolean;
      cause: unknown;
    };

type ExchangeOptions = {
  bodyBytes: number;
  maxAnswerBytes: number;
  attemptMs: number;
  signal: AbortSignal | undefined;
  settle: (result: PostResult) => void;
};

type HeaderValue = string | string[] | undefined;
type Headers = Readonly<Record<string, HeaderValue>>;

/** A header that a proxy has added once more is a list. */
function firstOf(value: HeaderValue): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** undici's error about what is no HTTP carries the bytes it stumbled over: what was answered stays out of logs. */
function withoutBytes(error: Error): Error {
  return error instanceof errors.HTTPParserError ? new Error(error.message) : error;
}

/** Watches one request through undici's callbacks and settles exactly once. */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions;
  readonly #chunks: Buffer[] = [];
  readonly #deadline: NodeJS.Timeout;
  #stage: Stage = "connecting";
  #head: AnswerHead | null = null;
  #writtenBytes = 0;
  #readBytes = 0;
  #controller: Dispatcher.DispatchController | null = null;
  #settled = false;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#deadline = setTimeout(this.#onDeadline, options.attemptMs);
    options.signal?.addEventListener("abort", this.#onAbort, { once: true });
    if (options.signal?.aborted) this.#onAbort();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#settled) controller.abort(new Error("The request was given up before it was sent"));
    else this.#stage = "writing";
  }

  onBodySent(chunk: Buffer): void {
    this.#writtenBytes += chunk.byteLength;
    if (this.#writtenBytes >= this.#options.bodyBytes && this.#stage === "writing") this.#stage = "waiting";
  }

  onResponseStart(_: Dispatcher.DispatchController, statusCode: number, headers: Headers): void {
    if (statusCode < 200) return;
    this.#stage = "reading";
    this.#head = {
      statusCode,
      contentType: firstOf(headers["content-type"]),
      retryAfter: firstOf(headers["retry-after"]),
    };
    if (Number(headers["content-length"] ?? 0) > this.#options.maxAnswerBytes) this.#refuseSize(this.#head);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#readBytes += chunk.byteLength;
    if (this.#readBytes <= this.#options.maxAnswerBytes) this.#chunks.push(chunk);
    else if (this.#head) this.#refuseSize(this.#head);
  }

  onResponseEnd(): void {
    if (this.#head) this.#settle({ kind: "answered", head: this.#head, body: Buffer.concat(this.#chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, cause: Error): void {
    this.#fail(withoutBytes(cause), false);
  }

  readonly #onAbort = (): void => {
    this.#fail(this.#options.signal?.reason, true);
    this.#controller?.abort(new Error("The call was aborted"));
  };

  readonly #onDeadline = (): void => {
    const cause = new Error(`The attempt took longer than ${this.#options.attemptMs} ms`);
    this.#fail(cause, false);
    this.#controller?.abort(cause);
  };

  #refuseSize(head: AnswerHead): void {
    this.#settle({ kind: "too-large", head });
    this.#controller?.abort(new Error("The answer is too large"));
  }

  #fail(cause: unknown, aborted: boolean): void {
    this.#settle({ kind: "failed", stage: this.#stage, head: this.#head, aborted, cause });
  }

  #settle(result: PostResult): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#deadline);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#options.settle(result);
  }
}
