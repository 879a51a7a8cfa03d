import type { AckFn, ViewResponseAction } from "@slack/bolt";
import type { NamedInvitee } from "../../invite/named-address.ts";
import type { Requester } from "../../invite/request.ts";
import { type SubmitProblem, submit } from "../../invite/submit.ts";
import { withinMs } from "../../lib/within-ms.ts";
import { ASK_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { directMessagesOf } from "../place.ts";
import { tellInChannel, tellPrivately } from "../private-note.ts";
import { renderNotSent, renderRepeated, renderSent, renderSentBefore } from "../views/form-sentences.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import type { Words } from "../views/words/words.ts";
import type { AskDraft } from "./ask-form-state.ts";

type Sending = {
  ack: AckFn<ViewResponseAction>;
  words: Words;
  requester: Requester;
  draft: AskDraft;
  /** The field for the role, when the form that was sent has one. */
  roleField: string | null;
  /** How long whoever sent it can wait still, where that is not for long. */
  leftMs?: () => number;
};

/** The look at the approvers has so long at most; what is not known by then refuses nothing. */
const DECIDERS_MAY_TAKE_MS = 1_000;
/** A view that says that the request is being sent has no such limit of Slack's. */
const A_VIEW_WAITS_MS = 5_000;

/** Writes the request, and only then lets the form close: what was acknowledged is on disk. */
export async function sendRequest(
  parts: ListenerParts,
  { ack, words, requester, draft, roleField, leftMs = () => A_VIEW_WAITS_MS }: Sending,
): Promise<void> {
  const looked = parts.deciders.atAsking({ requester, invitees: draft.people });
  const deciders = await withinMs(Math.min(DECIDERS_MAY_TAKE_MS, leftMs()), looked);
  if (deciders?.nobody) {
    parts.log.warn({ userId: requester.userId }, "Refused a form: nobody could decide the request");
    return refuse({ ack, words, roleField }, { field: "people", problem: words.problems.nobodyCanDecide });
  }
  const ports = { ...parts, rolesMayTakeMs: leftMs() };
  const submitted = await submit(ports, {
    id: parts.newRequestId(),
    origin: draft.origin,
    requester,
    unable: deciders?.unable ?? [],
    appDbid: draft.appDbid,
    roleId: draft.roleId,
    people: draft.people.map(({ email, firstName, lastName }): NamedInvitee => {
      return { email, firstName: firstName ?? "", lastName: lastName ?? "" };
    }),
    message: draft.message,
    reason: draft.reason,
  });
  if (!submitted.ok) {
    const { field } = submitted.problem;
    parts.log.info({ userId: requester.userId, field }, "Refused a form");
    return refuse({ ack, words, roleField }, { field, problem: words.problems.submit(submitted.problem) });
  }
  const { request, isNew, asSent } = submitted;
  parts.log.info(
    { requestId: request.id, userId: requester.userId, people: request.invitees.length, asSent },
    "A request was sent",
  );
  if (asSent) await ack({ response_action: "clear" });
  else
    await ack({
      response_action: "update",
      view: renderNoticeForm(words, { title: words.forms.sentBefore, message: renderSentBefore(words) }),
    });
  parts.worker.nudge(request.id);
  const { typedIn, repeated } = draft;
  // Elsewhere the direct message that follows the request says it.
  if (asSent && typedIn !== null)
    await tellInChannel(
      parts,
      { userId: requester.userId, channelId: typedIn },
      renderSent(words, { isNew, repeated }),
    );
  else if (repeated.length > 0)
    await tellPrivately(parts, directMessagesOf(requester.userId), renderRepeated(words, repeated));
}

/** Says at the field what is wrong; a form for names has no such field, and says it in its place. */
function refuse(
  { ack, words, roleField }: Pick<Sending, "ack" | "words" | "roleField">,
  { field, problem }: { field: SubmitProblem["field"]; problem: string },
): Promise<void> {
  if (roleField === null)
    return ack({
      response_action: "update",
      view: renderNoticeForm(words, { title: words.forms.notSent, message: renderNotSent(words, problem) }),
    });
  return ack({
    response_action: "errors",
    errors: { [field === "role" ? roleField : ASK_FIELDS[field]]: problem },
  });
}
