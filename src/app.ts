import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { connectQuickbase } from "./connect-quickbase.ts";
import { createDeciders } from "./invite/deciders.ts";
import type { RequestId } from "./invite/values.ts";
import { withinMs } from "./lib/within-ms.ts";
import { toBoltLogger } from "./log.ts";
import { createTunnel } from "./proxies.ts";
import { createAccess } from "./quickbase/access.ts";
import { createApplicationReads } from "./quickbase/application-reads.ts";
import { createCatalogue } from "./quickbase/catalogue.ts";
import type { Pace } from "./quickbase/client/lanes.ts";
import { createOwnAccess } from "./quickbase/own-access.ts";
import { recallLookUps } from "./quickbase/recall-look-ups.ts";
import { askAtMostOnceASecond, createReadiness } from "./readiness.ts";
import { serve } from "./serve.ts";
import { createAnnouncer } from "./slack/announcer/announcer.ts";
import { createHomePublisher } from "./slack/announcer/home-publisher.ts";
import { createMessenger } from "./slack/announcer/messenger.ts";
import { createPacedLane, createPacedLanes, SLACK_TAKES } from "./slack/announcer/paced-lane.ts";
import { createBolt } from "./slack/bolt-app.ts";
import { createDirectory } from "./slack/directory.ts";
import { tellGroupTroubles } from "./slack/group-troubles.ts";
import { createReaders } from "./slack/readers.ts";
import { registerListeners } from "./slack/register.ts";
import { wordsIn } from "./slack/views/words/languages.ts";
import {
  explainDatabase,
  explainLock,
  explainPort,
  explainSlack,
  ORG_WIDE,
  orStartError,
  StartError,
} from "./start-error.ts";
import { openDatabase } from "./store/database.ts";
import { createRequestStore } from "./store/request-store.ts";
import { lockDatabase } from "./store/sqlite/process-lock.ts";
import { createWorker } from "./worker/worker.ts";

/** A stop has ten seconds: what is in hand is waited for until then, counted from the beginning of the stop. */
const LISTENERS_UNTIL_MS = 3_000;
const WORK_UNTIL_MS = 7_000;
/** What is read from Quickbase for nobody any more. */
const CALLS_UNTIL_MS = 7_500;
const SWEEP_EVERY_MS = 10_000;
const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 10 * MINUTE_MS;
const READS_MAY_TAKE_MS = 15_000;
/** Who decides in seconds does not wait longer for what is known of people. */
const DECIDABLE_AFTER_MS = 4_000;

/** The bot at work. */
export type RunningApp = {
  /** Where health and readiness are served. */
  port: number;
  /** Aborts when the bot cannot go on; the reason is an error for the operator. */
  lost: AbortSignal;
  /** Resolves when the first few applications have been asked about; a form that is opened before asks for itself. */
  warmed: Promise<void>;
  /** Looks once at all that the bot needs, and logs what has to be fixed; never rejects. */
  examine(): Promise<void>;
  /** Takes no new work, finishes or parks what is in hand, within ten seconds. */
  stop(): Promise<void>;
};

/** What time it is, how often the bot looks again, and how long it waits; tests are in more of a hurry than people. */
export type Timing = {
  now?: () => Date;
  /** For requests that are due. */
  sweepEveryMs?: number;
  /** At an approval channel that is not there, at first. */
  knockAfterMs?: number;
  /** For people to be looked up before the approvers can approve. */
  decidableAfterMs?: number;
  /** How long people wait for what is read from Quickbase. */
  readsMayTakeMs?: number;
  /** How often the bot looks whether somebody has deleted the card of an open request. */
  lookEveryMs?: number;
  /** How long somebody who has decided waits for the card to show it before they are told privately. */
  cardMayTakeMs?: number;
  /** How fast posts and edits follow each other. */
  pace?: typeof SLACK_TAKES;
  /** How fast calls to one application of Quickbase follow each other. */
  quickbasePace?: Pace;
};

/** What a test may put in the place of the product's own. */
export type InPlaceOf = Timing & { wordsIn?: typeof wordsIn };

/** Builds the parts, hands them to each other and starts them; rejects when nothing could work, and leaves nothing behind. */
export async function startApp(config: Config, log: Logger, inPlaceOf: InPlaceOf = {}): Promise<RunningApp> {
  const bot = new AsyncDisposableStack();
  const parts = bot.use(new AsyncDisposableStack());
  // Ends before the parts: what comes in needs them all.
  const entrance = bot.use(new AsyncDisposableStack());
  try {
    const running = await startParts(config, log, inPlaceOf, { parts, entrance });
    return {
      ...running,
      async stop() {
        await bot.disposeAsync();
        log.info("qb-invite has stopped");
      },
    };
  } catch (error) {
    // What stopped the start is what matters, whatever the parts say to their end.
    await bot.disposeAsync().catch((trouble: unknown) => log.debug({ error: trouble }, "Cannot tidy up"));
    throw error;
  }
}

/** Each part says with its making how it ends; they end in reverse. */
async function startParts(
  config: Config,
  log: Logger,
  {
    now = () => new Date(),
    sweepEveryMs = SWEEP_EVERY_MS,
    knockAfterMs = MINUTE_MS,
    decidableAfterMs = DECIDABLE_AFTER_MS,
    readsMayTakeMs = READS_MAY_TAKE_MS,
    lookEveryMs = LOOK_EVERY_MS,
    cardMayTakeMs = 1_000,
    pace = SLACK_TAKES,
    quickbasePace,
    wordsIn: words = wordsIn,
  }: InPlaceOf,
  { parts, entrance }: Record<"parts" | "entrance", AsyncDisposableStack>,
): Promise<Omit<RunningApp, "stop">> {
  const clock = { now };
  let stopBegan = 0;
  const leftUntil = (ms: number) => Math.max(0, stopBegan + ms - performance.now());
  const bolt = createBolt({
    botToken: config.slack.botToken,
    apiUrl: config.slack.apiUrl,
    logger: toBoltLogger(log),
    log,
    tunnel: config.proxies && createTunnel(config.proxies),
    connection: config.slack.connection,
  });
  const { app, door, client, pacedClient, promptClient, respond, connections, answerPost } = bolt;
  const identified = awaitedLater(orStartError(bolt.identify, explainSlack("SLACK_BOT_TOKEN")));

  // Locked first: a newer bot must not change the tables of one that is still stopping.
  const lock = await orStartError(() => lockDatabase(config.databaseUrl), explainLock);
  parts.defer(() => lock.release());
  const database = await orStartError(() => openDatabase(config.databaseUrl), explainDatabase);
  parts.defer(() => database.close());
  const store = createRequestStore(database, (error) =>
    log.error({ requestId: error.id, error }, "Cannot read a request: its rows are damaged"),
  );
  const ownAccess = createOwnAccess({ client: () => quickbaseClient, log, now });
  const quickbaseClient = connectQuickbase(config, {
    observer: (call, error) => {
      log.debug(call, "Quickbase call");
      ownAccess.observer(call, error);
    },
    reserveTurns: database.reserveTurns,
    ...(quickbasePace && { pacing: quickbasePace }),
  });
  const reads = createApplicationReads({ client: quickbaseClient, readsMayTakeMs });
  const catalogue = createCatalogue({ reads, appDbids: config.policy.appDbids, log });

  let atWork = false;
  // One line for each thing that the bot cannot be without; the sentences are for whoever runs it.
  const readiness = createReadiness(
    [
      () => (atWork ? null : "qb-invite is starting or stopping"),
      () => (connections().slackConnections === 0 ? "There is no connection to Slack" : null),
      () => ownAccess.trouble()?.sentence ?? null,
      askAtMostOnceASecond(database.ping, { otherwise: "The database does not answer" }),
      askAtMostOnceASecond(database.claims.check, {
        otherwise: "The database gives no claims, so no request is worked on",
      }),
    ],
    () => connections(),
  );
  const server = await orStartError(
    () => serve({ port: config.port, readiness, slack: answerPost, log }),
    explainPort,
  );
  parts.defer(() => server.close());
  parts.defer(async () => void (await withinMs(leftUntil(CALLS_UNTIL_MS), quickbaseClient.close())));
  parts.defer(() => ownAccess.stop());

  entrance.defer(() => door.settled(leftUntil(LISTENERS_UNTIL_MS)));
  entrance.defer(async () => void (await app.stop()));
  entrance.defer(() => {
    stopBegan = performance.now();
    atWork = false;
    reads.stop();
  });
  const connecting = awaitedLater(orStartError(() => app.start(), explainSlack("SLACK_APP_TOKEN")));
  const identity = await identified;
  if (identity.isOrgWide) throw new StartError(ORG_WIDE);

  const directory = tellGroupTroubles(createDirectory(promptClient, identity.teamId), log);
  const readers = createReaders({
    language: config.language,
    wordsIn: words,
    localeOf: directory.localeOf,
    now,
    log,
  });
  const isAlone = database.reserveTurns === null;
  const home = createHomePublisher({ promptClient, readers, store, clock, isAlone, log });
  const closing = new AbortController();
  const announcer = createAnnouncer({
    messenger: createMessenger({
      client: pacedClient,
      laneTo: createPacedLanes(pace.posts, closing.signal).of,
      log,
    }),
    edits: createPacedLane(pace.edits, closing.signal),
    home,
    readers,
    store,
    policy: config.policy,
    clock,
    decidableAfterMs,
    isAlone,
    log,
  });
  const quickbase = recallLookUps(createAccess(quickbaseClient, { readsMayTakeMs, ownAccess, log }), now);
  const worker = createWorker({
    ports: {
      store,
      quickbase,
      announcer,
      clock,
      knockAfterMs,
      decidableAfterMs,
    },
    claims: database.claims,
    nudges: database.nudges,
    log,
    sweepEveryMs,
    lookEveryMs,
  });
  parts.defer(() => worker.stop(leftUntil(WORK_UNTIL_MS)));
  parts.defer(() => {
    closing.abort();
    announcer.stop();
    home.stop();
  });
  registerListeners(app, {
    store,
    quickbase,
    catalogue,
    directory,
    deciders: createDeciders({ directory, policy: config.policy, clock }),
    announcer,
    readers,
    home,
    worker,
    policy: config.policy,
    clock,
    log,
    client,
    promptClient,
    respond,
    newRequestId,
    cardMayTakeMs,
  });

  // While the socket opens, so that the first form has names in it; one that is opened before that asks for itself.
  const warmed = catalogue.warm();
  // What is approved goes on also where no socket can be had.
  await Promise.all([bolt.admit(identity, readers), worker.start(), connecting]);
  atWork = true;
  log.info({ port: server.port, mode: config.slack.connection.mode }, "qb-invite is running");

  return {
    port: server.port,
    lost: database.lost,
    warmed,
    async examine() {
      // Half of what it is made of is used by nothing else, and the first click does not wait for it.
      const { examine } = await import("./doctor/examine.ts");
      const { logResults } = await import("./doctor/log-results.ts");
      const results = await examine({ config, quickbaseClient, reads });
      // Calls that the stop has cut off say nothing about the settings.
      if (atWork) logResults(results, log);
    },
  };
}

/** Whoever awaits it later hears of a failure; until then it is no unhandled rejection. */
function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Short enough to read out over the phone, too many to guess. */
function newRequestId(): RequestId {
  return `req_${randomBytes(6).toString("hex")}`;
}
