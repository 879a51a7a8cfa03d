import { ApiError } from "../api-error.ts";
import type { Engine } from "../engine.ts";
import { type JsonObject, lookUp } from "../json.ts";
import type { Arguments } from "./arguments.ts";
import { isDocumented } from "./documented-errors.ts";
import type { Method, Methods } from "./method.ts";
import { PostPace } from "./post-pace.ts";
import { requireScope } from "./scopes.ts";

/** The two tokens of the installed app. */
export type Tokens = { bot: string; app: string };
/** What goes back over HTTP. */
export type Answer = { status: number; headers: Record<string, string>; body: JsonObject };
type Incoming = { method: string; args: Arguments; token: string | null; origin: string };

/** The Web API as the app sees it: who may call what, and what comes back. */
export class WebApi {
  readonly #engine: Engine;
  readonly #methods: Methods;
  readonly #tokens: Tokens;
  /** How fast messages come to each channel, whether or not that is limited. */
  readonly pace = new PostPace();

  constructor(parts: { engine: Engine; methods: Methods; tokens: Tokens }) {
    this.#engine = parts.engine;
    this.#methods = parts.methods;
    this.#tokens = parts.tokens;
  }

  answer(incoming: Incoming): Answer {
    const method = lookUp(this.#methods, incoming.method);
    const headers = {
      "x-oauth-scopes": this.#engine.settings.scopes.join(","),
      ...(method?.scope ? { "x-accepted-oauth-scopes": method.scope } : {}),
    };
    try {
      if (!method) throw new ApiError("unknown_method", [], { req_method: incoming.method });
      return { headers, ...this.#run(method, incoming) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#note(incoming, error);
      return { status: 200, headers, body: refusal(error) };
    }
  }

  #run(method: Method, incoming: Incoming): Omit<Answer, "headers"> {
    const { args, origin } = incoming;
    this.#checkToken(method, incoming.token);
    if (method.scope) requireScope(this.#engine.settings.scopes, method.scope);
    if (incoming.method === "chat.postMessage") {
      const channelId = args.get("channel");
      if (this.#engine.settings.limitPosts && !this.pace.allows(channelId))
        return { status: 429, body: { ok: false, error: "ratelimited" } };
      this.pace.count(channelId);
    }
    return { status: 200, body: { ok: true, ...method.run({ engine: this.#engine, args, origin }) } };
  }

  #checkToken(method: Method, token: string | null): void {
    const needed = method.token ?? "bot";
    if (needed === "none") return;
    if (token === null) throw new ApiError("not_authed");
    const { bot, app } = this.#tokens;
    if (token !== bot && token !== app) throw new ApiError("invalid_auth");
    if (token !== this.#tokens[needed]) throw new ApiError("not_allowed_token_type");
  }

  #note({ method, args }: Incoming, error: ApiError): void {
    if (method in this.#methods && !isDocumented(method, error.code))
      this.#engine.journal.addProblem(
        "failure of the stand-in",
        `${method}: ${error.code} is not documented`,
      );
    if (error.messages.length === 0) return;
    this.#engine.journal.addProblem("refused", `${method}: ${error.code}`, {
      messages: error.messages,
      args: { ...args.all, token: undefined },
    });
  }
}

/** The body with which Slack refuses. */
export function refusal({ code, messages, details }: ApiError): JsonObject {
  return {
    ok: false,
    error: code,
    ...details,
    ...(messages.length ? { response_metadata: { messages } } : {}),
  };
}
