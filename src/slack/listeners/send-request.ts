import type { AckFn, ViewResponseAction } from "@slack/bolt";
import type { NamedInvitee } from "../../invite/people.ts";
import { type Requester, stateOf } from "../../invite/request.ts";
import { submit } from "../../invite/submit.ts";
import { acknowledgeWritten } from "../acknowledge-written.ts";
import type { AskDraft } from "../ask-form-state.ts";
import { ASK_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { tellPrivately } from "../private-note.ts";
import { renderNotSent, renderRepeated, renderSentBefore } from "../views/form-sentences.ts";
import { renderNoticeForm } from "../views/notice-form.ts";

type Sending = {
  ack: AckFn<ViewResponseAction>;
  requester: Requester;
  draft: AskDraft;
  /** The field for the role, when the form that was sent has one. */
  roleField: string | null;
};

/** Writes the request, and only then lets the form close: what was acknowledged is on disk. */
export async function sendRequest(
  parts: ListenerParts,
  { ack, requester, draft, roleField }: Sending,
): Promise<void> {
  const submitted = await submit(parts, {
    id: parts.newRequestId(),
    origin: draft.origin,
    requester,
    appDbid: draft.appDbid,
    roleId: draft.roleId,
    people: draft.people.map(({ email, firstName, lastName }): NamedInvitee => {
      return { email, firstName: firstName ?? "", lastName: lastName ?? "" };
    }),
    message: draft.message,
    reason: draft.reason,
  });
  if (!submitted.ok) {
    const { field, problem } = submitted;
    if (roleField === null)
      return ack({
        response_action: "update",
        view: renderNoticeForm({ title: "Not sent", message: renderNotSent(problem) }),
      });
    return ack({
      response_action: "errors",
      errors: { [field === "role" ? roleField : ASK_FIELDS[field]]: problem },
    });
  }
  const { request, asSent } = submitted;
  await acknowledgeWritten(parts, request.id, () =>
    asSent
      ? ack({ response_action: "clear" })
      : ack({
          response_action: "update",
          view: renderNoticeForm({ title: "Sent before", message: renderSentBefore(request) }),
        }),
  );
  await parts.attendant.attendSoon(stateOf(request));
  if (draft.repeated.length > 0)
    await tellPrivately(parts, { userId: requester.userId, channelId: null }, renderRepeated(draft.repeated));
}
