import { randomUUID } from "node:crypto";
import type { App } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { NotSavedError } from "../invite/not-saved.ts";
import type { Log } from "../invite/ports.ts";
import { elsewhereOf, type Installation, isAboutDecision } from "./elsewhere.ts";
import { createInHand } from "./in-hand.ts";
import { parseArrival, parseStray, type Stray } from "./payload.ts";
import { findPlace } from "./place.ts";
import { tellPrivately } from "./private-note.ts";
import type { Readers } from "./readers.ts";
import type { Responder } from "./responder.ts";
import type { Message } from "./views/message.ts";
import { renderNoticeForm } from "./views/notice-form.ts";
import {
  renderElsewhere,
  renderInternalError,
  renderNotSaved,
  renderOldButton,
  renderOldForm,
  renderUnreadable,
} from "./views/sentences.ts";
import type { Words } from "./views/words/words.ts";

/** What Slack has sent, whichever way it came. */
export type Payload = {
  body: unknown;
  /** Tells Slack that it has arrived, and what to show; rejects when Slack cannot be told any more. */
  acknowledge(answer?: unknown): Promise<void>;
  /** Slack's attempt after the first, and why there is one. */
  retry: { attempt: number; reason: string } | null;
};

/** Where every payload passes; each is answered, by its listener or else here. */
export type Door = {
  /** Settles when all is done that the payload asks for, and says whether it was acknowledged; never rejects. */
  take(payload: Payload): Promise<{ acknowledged: boolean }>;
  /** Resolves when nothing is in hand any more, and after this time in any case. */
  settled(withinMs: number): Promise<void>;
};

/** Says something in the words of its reader. */
type RenderNote = (words: Words) => Message;

type Acknowledge = (answer?: unknown) => Promise<void>;

/** Bolt types the acknowledgement of each kind of payload; at the door they are all one. */
function isAcknowledge(value: unknown): value is Acknowledge {
  return typeof value === "function";
}

const KINDS: Record<Stray["answer"], string> = {
  "in the channel": "a command",
  "in the form": "a form",
  "in the Home tab": "an event",
  "with options": "a search",
  privately: "a click",
  "not at all": "something",
};

type Parts = {
  client: WebClient;
  promptClient: WebClient;
  respond: Responder;
  /** Only what is for it reaches the listeners; the rest is answered here. Until it is known, payloads wait. */
  installation: Promise<Installation>;
  readers: Promise<Readers>;
  log: Log;
};

/** Puts the door before the listeners of an app. */
export function createDoor(app: App, parts: Parts): Door {
  const { log } = parts;
  const inHand = createInHand();
  const failed = new WeakSet<object>();

  app.error(async ({ error, body }: { error: Error; body: object }) => {
    failed.add(body);
    const reference = `err_${randomUUID().slice(0, 8)}`;
    log.error({ reference, error }, "Cannot finish what somebody asked for");
    const place = findPlace(body);
    if (place === null) return;
    const render = isNotSaved(error) ? renderNotSaved : renderInternalError;
    const answer = render(await wordsFor(place.userId), reference);
    await tellPrivately(parts, { ...place, channelId: null }, answer);
  });

  app.use(async ({ body, next, ...args }) => {
    const elsewhere = elsewhereOf(body, await parts.installation);
    if (elsewhere === null) return next();
    // Events have no acknowledgement: Bolt has given it.
    const ack = "ack" in args && isAcknowledge(args.ack) ? args.ack : async () => undefined;
    const { answer, userId } = parseStray(body);
    const facts = { userId, from: elsewhere };
    log.warn(facts, elsewhere === "not said" ? `Cannot read ${KINDS[answer]}` : `Refused ${KINDS[answer]}`);
    const aboutDecision = isAboutDecision(body);
    await answerStray(body, ack, (words) => renderElsewhere(words, elsewhere, { aboutDecision }));
  });

  async function take({ body, acknowledge, retry }: Payload): Promise<{ acknowledged: boolean }> {
    let acknowledged = false;
    const ack: Acknowledge = async (answer) => {
      if (acknowledged) return;
      acknowledged = true;
      // Whether Slack still hears of it, which takes a connection, changes nothing about the work.
      await acknowledge(answer).catch((error: unknown) =>
        log.warn({ error }, "Cannot acknowledge what somebody did"),
      );
    };
    const arrival = parseArrival(body);
    try {
      if (!arrival.ok) {
        log.warn({ problem: arrival.problem }, "Cannot read what Slack has sent");
        await answerStray(body, ack, renderUnreadable);
        return { acknowledged };
      }
      await app.processEvent({
        body: arrival.value,
        ack,
        ...(retry !== null && { retryNum: retry.attempt, retryReason: retry.reason }),
      });
    } catch (error) {
      // Bolt reads a payload before any listener does, and trusts that all is there. Its words may quote the payload.
      const problem = error instanceof Error ? error.name : "not an error";
      log.warn({ problem }, "Cannot read what Slack has sent");
      if (!acknowledged) await answerStray(body, ack, renderUnreadable);
      return { acknowledged };
    }
    // What failed stays unacknowledged: a form closes only after what is in it has been written.
    if (acknowledged || failed.has(arrival.value)) return { acknowledged };
    log.warn({}, "Slack sent something that no listener handles");
    await answerStray(body, ack, null);
    return { acknowledged };
  }

  /** Answers what no listener has answered; without a note, that there is nothing behind the button or the form. */
  async function answerStray(body: unknown, ack: Acknowledge, render: RenderNote | null): Promise<void> {
    const { answer, userId } = parseStray(body);
    const place = findPlace(body);
    const words = await wordsFor(userId);
    const note = render?.(words) ?? null;
    switch (answer) {
      case "in the form":
        return ack({
          response_action: "update",
          view: renderNoticeForm(words, {
            title: words.forms.nothingChanged,
            message: note ?? renderOldForm(words),
          }),
        });
      case "in the channel":
        return ack(note ?? renderUnreadable(words));
      case "with options":
        return ack({ options: [] });
      case "in the Home tab":
        await ack();
        if (userId !== null && note !== null) await showInHome(userId, note);
        return;
      case "privately":
        await ack();
        if (place !== null) await tellPrivately(parts, place, note ?? renderOldButton(words));
        return;
      case "not at all":
        return ack();
    }
  }

  async function wordsFor(userId: string | null): Promise<Words> {
    const readers = await parts.readers;
    return userId === null ? readers.channel : readers.wordsFor(userId);
  }

  async function showInHome(userId: string, { blocks }: Message): Promise<void> {
    try {
      await parts.client.views.publish({ user_id: userId, view: { type: "home", blocks } });
    } catch (error) {
      log.warn({ userId, error }, "Cannot show somebody their Home tab");
    }
  }

  return {
    take(payload) {
      const taken = take(payload);
      inHand.add(taken);
      return taken;
    },
    settled: inHand.settled,
  };
}

/** Bolt wraps what a listener throws. */
function isNotSaved(error: Error): boolean {
  const cause = "original" in error ? error.original : error;
  return cause instanceof NotSavedError;
}
