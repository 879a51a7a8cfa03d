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
import { stateOf } from "../../invite/request.ts";
import { parseRequestId } from "../../invite/values.ts";
import { acknowledgeWritten } from "../acknowledge-written.ts";
import { DENY_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { parseButton, parseForm } from "../payload.ts";
import { tellPrivately } from "../private-note.ts";
import { readWritten } from "../read-written.ts";
import { renderDenyForm } from "../views/deny-form.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import { renderUnreadable } from "../views/sentences.ts";
import { decidedNote } from "./decided-note.ts";
import { openView } from "./open-form.ts";

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type FormArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Approve was pressed on a card. */
export const onApprove = (parts: ListenerParts) => onButton(parts, approveRequest);
/** Withdraw was pressed on a notice. */
export const onWithdraw = (parts: ListenerParts) => onButton(parts, withdrawRequest);
/** Try again was pressed on a card. */
export const onTryAgain = (parts: ListenerParts) => onButton(parts, tryAgain);
/** Send again was pressed on a card, and confirmed. */
export const onSendAgain = (parts: ListenerParts) => onButton(parts, sendAgain);

/** Deny was pressed: whoever may deny is asked for the reason. */
export function onDeny(parts: ListenerParts) {
  return onClick(parts, async (click, triggerId) => {
    const allowed = await mayDeny(parts, click);
    if (allowed.result !== "allowed") return allowed;
    await openView(parts, triggerId, renderDenyForm(allowed.request));
    return null;
  });
}

/** The reason was sent: rights are looked up once more, for minutes may have passed. */
export function onDenyForm(parts: ListenerParts) {
  return async ({ ack, body }: FormArgs): Promise<void> => {
    const form = parseForm(body);
    const requestId = form.ok ? parseRequestId(form.value.view.metadata) : form;
    if (!form.ok || !requestId.ok) {
      parts.log.warn({ problem: requestId.ok ? "" : requestId.problem }, "Cannot read a form");
      return ack({
        response_action: "update",
        view: renderNoticeForm({ title: "Not denied", message: renderUnreadable() }),
      });
    }
    const reason = readWritten(form.value.view.values[DENY_FIELDS.reason]);
    if (!reason.ok || reason.value === "") {
      const problem = reason.ok ? "Say in a few words why" : reason.problem;
      return ack({ response_action: "errors", errors: { [DENY_FIELDS.reason]: problem } });
    }
    const decided = await denyRequest(parts, {
      requestId: requestId.value,
      userId: form.value.userId,
      reason: reason.value,
    });
    const note = decidedNote(decided, parts.policy);
    if (note !== null)
      return ack({
        response_action: "update",
        view: renderNoticeForm({ title: "Not denied", message: note }),
      });
    await acknowledgeWritten(parts, requestId.value, ack);
    await follow(parts, decided);
  };
}

function onButton(parts: ListenerParts, move: (parts: ListenerParts, click: ClickAgain) => Promise<Decided>) {
  return onClick(parts, async (click) => {
    const decided = await move(parts, click);
    await follow(parts, decided);
    return decided;
  });
}

/** Acknowledges a click, reads it, and tells the person privately when it came to nothing. */
function onClick(
  parts: ListenerParts,
  take: (click: ClickAgain, triggerId: string) => Promise<Decided | null>,
) {
  return async ({ ack, body }: ButtonArgs): Promise<void> => {
    await ack();
    const at = { userId: body.user.id, channelId: body.channel?.id ?? null };
    const button = parseButton(body);
    if (!button.ok) {
      parts.log.warn({ problem: button.problem }, "Cannot read a click");
      return tellPrivately(parts, at, renderUnreadable());
    }
    const { requestId, round, userId, triggerId } = button.value;
    const decided = await take({ requestId, round, userId }, triggerId);
    const note = decided === null ? null : decidedNote(decided, parts.policy);
    if (note !== null) await tellPrivately(parts, at, note);
  };
}

/** The row has moved: the card shows it, and the work begins. */
async function follow({ announcer, attendant }: ListenerParts, decided: Decided): Promise<void> {
  if (decided.result !== "decided") return;
  announcer.refreshCard(decided.request.id);
  await attendant.attendSoon(stateOf(decided.request));
}
