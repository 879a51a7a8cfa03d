import { isDeepStrictEqual } from "node:util";
import { doEach } from "../invite/do-each.ts";
import type { Policy } from "../invite/policy.ts";
import type { Announcer, Log, RequestStore, Shown } from "../invite/ports.ts";
import { type InviteRequest, stateOf } from "../invite/request.ts";
import type { RequestId } from "../invite/values.ts";
import type { Home } from "./home.ts";
import type { Messenger } from "./messenger.ts";
import { createRefresher } from "./refresher.ts";
import { renderCard } from "./views/card.ts";
import { renderChannelMissing } from "./views/channel-missing.ts";
import { renderDecision } from "./views/decision-reply.ts";
import type { Message } from "./views/message.ts";
import { renderNotice } from "./views/notice.ts";
import { renderOutcome } from "./views/outcome.ts";
import { renderResult } from "./views/result-reply.ts";

/** chat.update is in tier 3, 50 a minute: https://docs.slack.dev/apis/web-api/rate-limits */
const REFRESH_EVERY_MS = 1_250;

type Parts = { messenger: Messenger; home: Home; store: RequestStore; policy: Policy; log: Log };

/** Tells approvers and requesters, always from the rows as they are at that moment. */
export function createAnnouncer({
  messenger,
  home,
  store,
  policy,
  log,
}: Parts): Announcer & { stop(): void } {
  const inThread = ({ channelId, messageTs }: { channelId: string; messageTs: string }) => ({
    channelId,
    threadTs: messageTs,
  });
  const card = (request: InviteRequest) => renderCard(request, policy);

  const show = async (
    id: RequestId,
    announcement: "card" | "notice",
    render: (request: InviteRequest) => Message,
  ): Promise<Shown> => {
    const at = await store.findAnnouncement(id, announcement);
    let request = await store.find(id);
    while (at !== null && request !== null) {
      const edited = await messenger.edit(at, render(request));
      if (edited !== "edited") {
        log.warn({ requestId: id, announcement, why: edited }, "Cannot show a request");
        return edited === "place away" ? "place away" : "shown";
      }
      const shown = request;
      request = await store.find(id);
      // Another process may have shown what came next, and this edit of what was before may have come after that.
      if (request !== null && isStillShown(shown, request)) return "shown";
    }
    return "shown";
  };
  const refresher = createRefresher<RequestId, Shown>({
    refresh: (id) => show(id, "card", card),
    everyMs: REFRESH_EVERY_MS,
    onError: (requestId, error) => log.warn({ requestId, error }, "Cannot show the progress of a request"),
  });

  const showRequester = (id: RequestId): Promise<void> =>
    doEach([
      () => show(id, "notice", renderNotice),
      async () => {
        const request = await store.find(id);
        if (request !== null) await home.show(request.requester.userId);
      },
    ]);

  return {
    postCard: (request) => messenger.post({ channelId: policy.approvalChannelId }, card(request)),
    refreshCard: refresher.soon,
    showRequester,
    showNow: async (id) => {
      let shown: Shown = "shown";
      await doEach([
        async () => {
          shown = await refresher.now(id);
        },
        () => showRequester(id),
      ]);
      return shown;
    },
    postNotice: (request) => messenger.post({ channelId: request.requester.userId }, renderNotice(request)),
    tellChannelMissing: (request, problem) =>
      messenger.post({ channelId: request.requester.userId }, renderChannelMissing(request, problem)),
    postDecision: (request, at) => messenger.post(inThread(at), renderDecision(request)),
    postResult: (request, at) => messenger.post(inThread(at), renderResult(request)),
    postOutcome: (request) => messenger.post({ channelId: request.requester.userId }, renderOutcome(request)),
    stop: refresher.stop,
  };
}

/** Whether a picture of `shown` does for the present: it is the same, or somebody at work will show the next one. */
function isStillShown(shown: InviteRequest, present: InviteRequest): boolean {
  if (!isDeepStrictEqual(stateOf(shown), stateOf(present))) return false;
  return isInWork(present) || isDeepStrictEqual(shown, present);
}

function isInWork({ status, invitees }: InviteRequest): boolean {
  return (
    status === "approved" || (status === "pending" && invitees.some(({ standing }) => standing === null))
  );
}
