import { z } from "zod";
import { cleanSettings, isPlaceholder, quoteSafely } from "./clean-settings.ts";
import { EXPIRES_AFTER_MS, type Policy } from "./invite/policy.ts";
import { type Proxies, readProxies } from "./proxies.ts";
import { LANGUAGES, type Language, toLanguage } from "./slack/views/words/language.ts";
import { DEFAULT_DATABASE_URL, findProblemOfUrl } from "./store/database-url.ts";

/** How Slack reaches qb-invite. */
export type SlackConnection = { mode: "socket"; appToken: string } | { mode: "http"; signingSecret: string };

/** How qb-invite signs in to Quickbase. */
export type QuickbaseSignIn =
  | { mode: "user token"; userToken: string }
  | { mode: "password"; username: string; password: string; appToken: string | null }
  | { mode: "ticket"; ticket: string; appToken: string | null };

/** The settings, read from the environment and checked once. */
export type Config = {
  slack: { botToken: string; connection: SlackConnection; apiUrl: string | null };
  quickbase: { origin: string; signIn: QuickbaseSignIn };
  /** The proxies on the way to Slack and Quickbase; null to connect directly. */
  proxies: Proxies | null;
  policy: Policy;
  /** What is read in channels, and by people whose own language qb-invite does not speak. */
  language: Language;
  databaseUrl: string;
  port: number;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
};

/** Settings are missing or wrong; `problems` has one sentence for each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

const secret = (prefix: string, name: string, where: string) =>
  z.string().regex(new RegExp(`^${prefix}[\\w-]+$`), `${name} should begin with "${prefix}": ${where}`);

const idList = (name: string, pattern: RegExp, what: string) =>
  z
    .string()
    .transform((text) => text.split(/[\s,;，；]+/).filter(Boolean))
    .superRefine((ids, context) => {
      if (ids.length === 0)
        context.addIssue({ code: "custom", message: `${name} lists nothing: add at least one id` });
      for (const id of ids.filter((each) => !pattern.test(each)))
        context.addIssue({ code: "custom", message: `${name}: ${quoteSafely(id)} is not ${what}` });
    });

const environmentSchema = z.object({
  SLACK_BOT_TOKEN: secret(
    "xoxb-",
    "SLACK_BOT_TOKEN",
    "copy it from api.slack.com/apps, OAuth & Permissions",
  ).optional(),
  SLACK_APP_TOKEN: secret(
    "xapp-",
    "SLACK_APP_TOKEN",
    "generate one at api.slack.com/apps, Basic Information, App-Level Tokens",
  ).optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: "SLACK_API_URL should be a URL, or left out to talk to Slack" })
    .optional(),
  QUICKBASE_REALM: z.string().optional(),
  QUICKBASE_USER_TOKEN: z.string().optional(),
  QUICKBASE_USERNAME: z.string().optional(),
  QUICKBASE_PASSWORD: z.string().optional(),
  QUICKBASE_TICKET: z.string().optional(),
  QUICKBASE_APP_TOKEN: z.string().optional(),
  QUICKBASE_APPS: idList(
    "QUICKBASE_APPS",
    /^[a-z0-9]{6,12}$/,
    'an application id: it is in the application\'s address, after "/db/"',
  ).optional(),
  APPROVAL_CHANNEL: z
    .string()
    .regex(
      /^[CG][A-Z0-9]{2,}$/,
      "APPROVAL_CHANNEL should be a channel id such as C0123456789: it is at the end of the channel's details in Slack",
    )
    .optional(),
  APPROVERS: idList(
    "APPROVERS",
    /^[UWS][A-Z0-9]{2,}$/,
    "a member id (U…) or a user-group id (S…): copy it from the person's profile, or from the group's address",
  ).optional(),
  LANGUAGE: z.string().transform(toSetLanguage).default("en"),
  DATABASE_URL: z
    .string()
    .superRefine((url, context) => {
      const problem = findProblemOfUrl(url);
      if (problem !== null) context.addIssue({ code: "custom", message: problem });
    })
    .default(DEFAULT_DATABASE_URL),
  PORT: z
    .string()
    .regex(/^\d+$/, "PORT should be a number from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "PORT should be a number from 0 to 65535")
    .default(3000),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "LOG_LEVEL should be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
});

/**
 * Many systems set this name themselves, as in "de_AT:de": of such a list the first that is spoken counts
 * (https://www.gnu.org/software/gettext/manual/html_node/The-LANGUAGE-variable.html).
 */
function toSetLanguage(text: string, context: z.RefinementCtx<string>): Language {
  const ofSystem = /[_:]/.test(text);
  const spoken = text.split(":").flatMap((locale) => toLanguage(locale) ?? [])[0];
  if (spoken === undefined && !ofSystem)
    context.addIssue({ code: "custom", message: `LANGUAGE should be one of ${LANGUAGES.join(", ")}` });
  return spoken ?? "en";
}

type Environment = z.output<typeof environmentSchema>;

/** Reads the environment; throws a `ConfigError` that names every problem at once. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = cleanSettings(environment);
  const read = environmentSchema.safeParse(given);
  const problems = read.success ? [] : read.error.issues.map(({ message }) => message);
  // A setting that cannot be read counts as set: it has been reported already.
  const has = (name: keyof Environment) => given[name] !== undefined;
  problems.push(...missing(has), ...placeholders(given));
  const { proxies, problems: proxyProblems } = readProxies(given);
  problems.push(...proxyProblems);
  const origin = toOrigin(given.QUICKBASE_REALM ?? "");
  if (has("QUICKBASE_REALM") && origin === null)
    problems.push(
      "QUICKBASE_REALM should be the first part of your Quickbase address, as in acme.quickbase.com (plain http only for this machine)",
    );
  if (!read.success || problems.length > 0 || origin === null) throw new ConfigError(problems);
  return { ...toConfig(read.data, origin), proxies };
}

/** Reported beside any other problem of the same setting, since it says more. */
function placeholders(given: Record<string, string>): readonly string[] {
  return Object.keys(environmentSchema.shape)
    .filter((name) => isPlaceholder(name, given[name] ?? ""))
    .map(
      (name) => `${name} still has the placeholder of an example: put your own value there, or leave it out`,
    );
}

function missing(has: (name: keyof Environment) => boolean): readonly string[] {
  const required: [boolean, string][] = [
    [
      has("SLACK_BOT_TOKEN"),
      "SLACK_BOT_TOKEN is missing: copy it from api.slack.com/apps, OAuth & Permissions (xoxb-…)",
    ],
    [
      has("SLACK_APP_TOKEN") || has("SLACK_SIGNING_SECRET"),
      "SLACK_APP_TOKEN is missing: generate one with connections:write at api.slack.com/apps, Basic Information (xapp-…); or set SLACK_SIGNING_SECRET to receive requests over HTTP",
    ],
    [
      has("QUICKBASE_REALM"),
      "QUICKBASE_REALM is missing: the first part of your Quickbase address, as in acme.quickbase.com",
    ],
    [
      has("QUICKBASE_USER_TOKEN") ||
        has("QUICKBASE_TICKET") ||
        (has("QUICKBASE_USERNAME") && has("QUICKBASE_PASSWORD")),
      "QUICKBASE_USER_TOKEN is missing: make one in Quickbase (My Preferences, Manage my user tokens) and assign it to each application; or set QUICKBASE_USERNAME and QUICKBASE_PASSWORD, or QUICKBASE_TICKET",
    ],
    [
      has("QUICKBASE_APPS"),
      'QUICKBASE_APPS is missing: the ids of the applications to offer, separated by commas (an id is in the address, after "/db/")',
    ],
    [
      has("APPROVAL_CHANNEL"),
      "APPROVAL_CHANNEL is missing: the id of the channel where approvers see requests (C…)",
    ],
    [
      has("APPROVERS"),
      "APPROVERS is missing: the member ids (U…) and user-group ids (S…) of the people who may decide, separated by commas",
    ],
  ];
  return required.filter(([there]) => !there).map(([, problem]) => problem);
}

function toConfig(environment: Environment, origin: string): Omit<Config, "proxies"> {
  const approvers = environment.APPROVERS ?? [];
  return {
    slack: {
      botToken: environment.SLACK_BOT_TOKEN ?? "",
      connection:
        environment.SLACK_APP_TOKEN === undefined
          ? { mode: "http", signingSecret: environment.SLACK_SIGNING_SECRET ?? "" }
          : { mode: "socket", appToken: environment.SLACK_APP_TOKEN },
      apiUrl: environment.SLACK_API_URL ?? null,
    },
    quickbase: { origin, signIn: toSignIn(environment) },
    policy: {
      appDbids: [...new Set(environment.QUICKBASE_APPS)],
      approvalChannelId: environment.APPROVAL_CHANNEL ?? "",
      approvers: {
        userIds: approvers.filter((id) => !id.startsWith("S")),
        groupIds: approvers.filter((id) => id.startsWith("S")),
      },
      expiresAfterMs: EXPIRES_AFTER_MS,
    },
    language: environment.LANGUAGE,
    databaseUrl: environment.DATABASE_URL,
    port: environment.PORT,
    logLevel: environment.LOG_LEVEL,
  };
}

function toSignIn(environment: Environment): QuickbaseSignIn {
  const appToken = environment.QUICKBASE_APP_TOKEN ?? null;
  if (environment.QUICKBASE_USER_TOKEN !== undefined)
    return { mode: "user token", userToken: environment.QUICKBASE_USER_TOKEN };
  if (environment.QUICKBASE_TICKET !== undefined)
    return { mode: "ticket", ticket: environment.QUICKBASE_TICKET, appToken };
  return {
    mode: "password",
    username: environment.QUICKBASE_USERNAME ?? "",
    password: environment.QUICKBASE_PASSWORD ?? "",
    appToken,
  };
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** `acme`, `acme.quickbase.com` or a URL, to the origin to call; null when it is none of these. */
function toOrigin(realm: string): string | null {
  // A secret in the wrong line must not be looked up as a host name, for all the network to read.
  if (/^(xox[a-z]|xapp)-|^[0-9a-f]{32}$/i.test(realm)) return null;
  if (/^[a-z0-9][a-z0-9-]*$/i.test(realm)) return `https://${realm.toLowerCase()}.quickbase.com`;
  const text = realm.includes("://") ? realm : `https://${realm}`;
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin, username } = new URL(text);
  const secure = protocol === "https:" && hostname.includes(".");
  const local = protocol === "http:" && LOOPBACK.has(hostname);
  return username === "" && (secure || local) ? origin : null;
}
