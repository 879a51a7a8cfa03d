import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import {
  approveRequest,
  type ClickAgain,
  type Decided,
  denyRequest,
  mayDeny,
  sendAgain,
  tryAgain,
  withdrawRequest,
} from "../../invite/decide.ts";
import { parseRequestId } from "../../invite/values.ts";
import { countDown } from "../../lib/count-down.ts";
import { DENY_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { parseButton, parseForm } from "../payload.ts";
import { directMessagesOf, findPlace, type Place } from "../place.ts";
import { tellPrivately } from "../private-note.ts";
import { renderDenyForm } from "../views/deny-form.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import { renderRecorded, renderUnreadable } from "../views/sentences.ts";
import type { Deed } from "../views/words/parts.ts";
import { acknowledgeDone } from "./acknowledge-done.ts";
import { FORM_WAITS_MS } from "./asker.ts";
import { decidedNote } from "./decided-note.ts";
import { type ClickName, logClick } from "./log-click.ts";
import { type Gesture, openView } from "./open-form.ts";
import { readWritten } from "./read-written.ts";

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type FormArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Approve was pressed on a card. */
export function onApprove(parts: ListenerParts) {
  return onButton(parts, "approve", approveRequest);
}

/** Withdraw was pressed on a notice. */
export function onWithdraw(parts: ListenerParts) {
  return onButton(parts, "withdraw", withdrawRequest);
}

/** Try again was pressed on a card. */
export function onTryAgain(parts: ListenerParts) {
  return onButton(parts, "retry", tryAgain);
}

/** Send again was pressed on a card, and confirmed. */
export function onSendAgain(parts: ListenerParts) {
  return onButton(parts, "send again", sendAgain);
}

/** Deny was pressed: whoever may deny is asked for the reason. */
export function onDeny(parts: ListenerParts) {
  return onClick(parts, "ask for a reason", async (click, gesture) => {
    const [allowed, words] = await Promise.all([mayDeny(parts, click), parts.readers.wordsFor(click.userId)]);
    if (allowed.result !== "allowed") return allowed;
    await openView(parts, gesture, renderDenyForm(words, allowed.request));
    return null;
  });
}

/** The reason was sent: rights are looked up once more, for minutes may have passed. */
export function onDenyForm(parts: ListenerParts) {
  return async ({ ack, body }: FormArgs): Promise<void> => {
    const leftMs = countDown(FORM_WAITS_MS);
    const form = parseForm(body);
    const requestId = form.ok ? parseRequestId(form.value.view.metadata) : form;
    if (!form.ok || !requestId.ok) {
      parts.log.warn({ problem: requestId.ok ? "" : requestId.problem }, "Cannot read a form");
      const words = await parts.readers.wordsFor(body.user.id);
      return ack({
        response_action: "update",
        view: renderNoticeForm(words, { title: words.forms.notDenied, message: renderUnreadable(words) }),
      });
    }
    const { userId } = form.value;
    const words = await parts.readers.wordsFor(userId);
    const reason = readWritten(form.value.view.values[DENY_FIELDS.reason]);
    if (!reason.ok || reason.value === "") {
      const { denialReasonMissing, textTooLong } = words.problems;
      const problem = reason.ok ? denialReasonMissing : textTooLong(reason.problem);
      return ack({ response_action: "errors", errors: { [DENY_FIELDS.reason]: problem } });
    }
    const decided = await denyRequest(parts, {
      requestId: requestId.value,
      userId,
      reason: reason.value,
    });
    logClick(parts, "deny", { requestId: requestId.value, userId }, decided);
    const note = await decidedNote(parts, decided, { userId, deed: "deny", leftMs });
    if (note !== null)
      return ack({
        response_action: "update",
        view: renderNoticeForm(words, { title: words.forms.notDenied, message: note }),
      });
    await ack();
    const place = { ...directMessagesOf(userId), channelId: parts.policy.approvalChannelId };
    follow(parts, decided, { deed: "deny", place });
  };
}

function onButton(
  parts: ListenerParts,
  what: ClickName,
  move: (parts: ListenerParts, click: ClickAgain) => Promise<Decided>,
) {
  return onClick(parts, what, (click) => move(parts, click));
}

/** Does what a click asks for, acknowledges it then, and tells the person privately when it came to nothing. */
function onClick(
  parts: ListenerParts,
  what: ClickName,
  take: (click: ClickAgain, gesture: Gesture) => Promise<Decided | null>,
) {
  return async ({ ack, body }: ButtonArgs): Promise<void> => {
    const leftMs = countDown(FORM_WAITS_MS);
    const place = findPlace(body) ?? directMessagesOf(body.user.id);
    const button = parseButton(body);
    if (!button.ok) {
      await ack();
      parts.log.warn({ problem: button.problem }, "Cannot read a click");
      return tellPrivately(parts, place, renderUnreadable(await parts.readers.wordsFor(place.userId)));
    }
    const { requestId, version, userId, triggerId } = button.value;
    const click = { requestId, version, userId };
    const decided = await acknowledgeDone(ack, async () => {
      const taken = await take(click, { triggerId, place });
      if (taken !== null) logClick(parts, what, click, taken);
      return taken;
    });
    if (decided === null) return;
    const deed = what === "ask for a reason" ? "deny" : what;
    follow(parts, decided, { deed, place });
    const note = await decidedNote(parts, decided, { userId, deed, leftMs });
    if (note !== null) await tellPrivately(parts, place, note);
  };
}

/**
 * The row has moved: the card shows it, and the work begins. Where Slack takes its time with the card a note says it;
 * nothing waits for that, least of all the end of the bot.
 */
function follow(parts: ListenerParts, decided: Decided, { deed, place }: { deed: Deed; place: Place }): void {
  if (decided.result !== "decided") return;
  const { announcer, worker, readers, cardMayTakeMs } = parts;
  const shown = announcer.showsWithin(cardMayTakeMs, decided.request);
  announcer.refreshCard(decided.request);
  worker.nudge(decided.request.id);
  const tellIfLate = async () => {
    if (await shown) return;
    await tellPrivately(parts, place, renderRecorded(await readers.wordsFor(place.userId), deed));
  };
  void tellIfLate();
}
