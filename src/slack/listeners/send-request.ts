import type { AckFn, ViewResponseAction } from "@slack/bolt";
import type { NamedInvitee } from "../../invite/people.ts";
import { stateOf } from "../../invite/request.ts";
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
  userId: string;
  draft: AskDraft;
  /** The field for the role, when the form that was sent has one. */
  roleField: string | null;
};

/** Writes the request, and only then lets the form close: what was acknowledged is on disk. */
export async function sendRequest(
  parts: ListenerParts,
  { ack, userId, draft, roleField }: Sending,
): Promise<void> {
  const submitted = await submit(parts, {
    id: parts.newRequestId(),
    origin: draft.origin,
    requester: { userId, name: await nameOf(parts, userId) },
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
    await tellPrivately(parts, { userId, channelId: null }, renderRepeated(draft.repeated));
}

/** The requester's name as it is now; their id when Slack does not say, for a request must not fail by it. */
async function nameOf({ directory, log }: ListenerParts, userId: string): Promise<string> {
  try {
    return (await directory.member(userId)).name;
  } catch (error) {
    log.warn({ error }, "Cannot look up the name of a requester");
    return userId;
  }
}
