import { isDeepStrictEqual } from "node:util";
import { doEach } from "../invite/do-each.ts";
import type { Policy } from "../invite/policy.ts";
import type { Announcer, Log, RequestStore, Shown } from "../invite/ports.ts";
import { type InviteRequest, type MessageAddress, stateOf } from "../invite/request.ts";
import type { RequestId } from "../invite/values.ts";
import { createCardKeeper } from "./card-keeper.ts";
import type { Home } from "./home.ts";
import type { Edited, Messenger } from "./messenger.ts";
import { createRefresher } from "./refresher.ts";
import { renderCard } from "./views/card.ts";
import { renderCardRefused, renderChannelMissing } from "./views/channel-missing.ts";
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
  const inThread = ({ channelId, messageTs }: MessageAddress) => ({
    channelId,
    threadTs: messageTs,
  });
  const card = (request: InviteRequest) => renderCard(request, policy);

  const show = async (
    id: RequestId,
    announcement: "card" | "notice",
    render: (request: InviteRequest) => Message,
  ): Promise<Edited> => {
    const at = await store.findAnnouncement(id, announcement);
    let request = await store.find(id);
    while (at !== null && request !== null) {
      const edited = await messenger.edit(at, render(request));
      if (!edited.edited) {
        log.info({ requestId: id, announcement, why: edited.why }, "Cannot show a request");
        return edited;
      }
      const shown = request;
      request = await store.find(id);
      // Another process may have shown what came next, and this edit of what was before may have come after that.
      if (request !== null && isStillShown(shown, request)) return { edited: true };
    }
    return { edited: true };
  };
  const cards = createCardKeeper({
    messenger,
    store,
    channelId: policy.approvalChannelId,
    edit: (id) => show(id, "card", card),
    render: async (request) => card(request),
    isStillShown,
  });
  const refresher = createRefresher<RequestId>({
    // A card that is gone is posted anew by whoever attends to the request, not for each step of the progress.
    refresh: async (id) => void (await show(id, "card", card)),
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

  const postAboutCard = async (
    request: InviteRequest,
    { problem, render }: { problem: string; render: typeof renderChannelMissing },
  ) => {
    const hasCard = (await store.findAnnouncement(request.id, "card")) !== null;
    return messenger.post({ channelId: request.requester.userId }, render(request, problem, { hasCard }));
  };

  return {
    postCard: (request) => messenger.post({ channelId: policy.approvalChannelId }, card(request)),
    refreshCard: refresher.soon,
    showRequester,
    showNow: async (id) => {
      let shown: Shown = "shown";
      await doEach([
        async () => {
          await refresher.now(id, async () => {
            shown = await cards.show(id);
          });
        },
        () => showRequester(id),
      ]);
      return shown;
    },
    async isCardThere(id) {
      let there = true;
      await refresher.now(id, async () => {
        there = await cards.isThere(id);
      });
      return there;
    },
    postNotice: (request) => messenger.post({ channelId: request.requester.userId }, renderNotice(request)),
    tellChannelMissing: (request, problem) =>
      postAboutCard(request, { problem, render: renderChannelMissing }),
    tellCardRefused: (request, problem) => postAboutCard(request, { problem, render: renderCardRefused }),
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
