import type { Policy } from "../../invite/policy.ts";
import type { Announcer, Clock, Log, Part, Posted, RequestStore, Shown } from "../../invite/ports.ts";
import {
  type FinishedRequest,
  type InviteRequest,
  type RequestVersion,
  roundOf,
} from "../../invite/request.ts";
import type { RequestId } from "../../invite/values.ts";
import { doEach } from "../../lib/do-each.ts";
import type { Readers } from "../readers.ts";
import { asPosted, renderCard } from "../views/card.ts";
import { cardNamesEverybody } from "../views/card-people.ts";
import { renderCardRefused, renderChannelMissing } from "../views/channel-missing.ts";
import { renderDecision } from "../views/decision-reply.ts";
import { renderEnd, renderEndAsTable } from "../views/end.ts";
import type { Message } from "../views/message.ts";
import { renderNotice } from "../views/notice.ts";
import type { PeopleMessage } from "../views/people-room.ts";
import { renderResult, renderResultAsTable } from "../views/result-reply.ts";
import { createCardKeeper } from "./card-keeper.ts";
import type { HomePublisher } from "./home-publisher.ts";
import { createLivingMessages, isStillShown } from "./living-messages.ts";
import { inThread, type Messenger, type PostTo } from "./messenger.ts";
import type { PacedLane } from "./paced-lane.ts";
import { createRefresher } from "./refresher.ts";
import { repeats } from "./repeats.ts";
import { createShownVersions } from "./shown-versions.ts";
import { createTablesTaken } from "./tables-taken.ts";
import { editOf, editTurn, type PostKind, postTurn } from "./turns.ts";

/** Faster, nobody can read what happens. */
const REFRESH_EVERY_MS = 1_250;
/** Most requests for a person or two come to their end within this time, and then that alone is shown. */
const REFRESH_AFTER_MS = 500;

/** The requester reads along at a slower pace, so that the card keeps most of the edits that Slack allows. */
const REFRESH_NOTICE_EVERY_MS = 10_000;
const REFRESH_NOTICE_AFTER_MS = 2_500;

type Parts = {
  messenger: Messenger;
  edits: PacedLane;
  home: HomePublisher;
  readers: Readers;
  store: RequestStore;
  policy: Policy;
  clock: Clock;
  /** After so long the approvers can approve, whoever is looked up still. */
  decidableAfterMs: number;
  /** Whether no other process shows anything of the same rows. */
  isAlone: boolean;
  log: Log;
};

/** Tells whether a card shows this version of its request, or a later one, within so long from now. */
export type CardWatch = { showsWithin(limitMs: number, wanted: RequestVersion): Promise<boolean> };

/** Tells approvers and requesters, always from the rows as they are at that moment. */
export function createAnnouncer({
  messenger,
  edits,
  home,
  readers,
  store,
  policy,
  clock,
  decidableAfterMs,
  isAlone,
  log,
}: Parts): Announcer & CardWatch & { stop(): void } {
  const post = (
    request: InviteRequest,
    kind: PostKind,
    { message, ...to }: Omit<PostTo, "turn"> & { message: Message },
  ) => messenger.post({ ...to, turn: postTurn(kind, request) }, message);
  const tables = createTablesTaken(log);
  const shownVersions = createShownVersions();
  const living = createLivingMessages({
    messenger,
    readers,
    store,
    policy,
    clock,
    decidableAfterMs,
    isAlone,
    shownVersions,
    log,
  });
  const cards = createCardKeeper({
    messenger,
    store,
    channelId: policy.approvalChannelId,
    edit: (id) => living.show(id, "card"),
    look: (id) => living.show(id, "card", { look: true }),
    render: (posted, at) => living.render(posted, "card", at),
    isStillShown,
  });
  const refresher = createRefresher<RequestId>({
    // A card that is gone is posted anew by whoever works at the request, not for each step of the progress.
    refresh: async (id) => void (await living.show(id, "card")),
    afterMs: REFRESH_AFTER_MS,
    everyMs: REFRESH_EVERY_MS,
    inTurn: (id, edit) => edits.run(editTurn("progress", { id }), edit),
    onError: (requestId, error) => log.warn({ requestId, error }, "Cannot show the progress of a request"),
  });

  const notices = createRefresher<RequestId>({
    refresh: async (id) => void (await living.show(id, "notice")),
    afterMs: REFRESH_NOTICE_AFTER_MS,
    everyMs: REFRESH_NOTICE_EVERY_MS,
    inTurn: (id, edit) => edits.run(editTurn("progress", { id }), edit),
    onError: (requestId, error) => log.warn({ requestId, error }, "Cannot show a requester the progress"),
  });

  /** Outside the turns of the refresher, which would wait for this one's. */
  const now = (request: InviteRequest, edit: () => Promise<void>): Promise<void> =>
    edits.now(editTurn(editOf(request), request), edit);
  const showRequester = (request: InviteRequest): Promise<void> =>
    doEach([() => now(request, () => notices.now(request.id)), () => home.refresh(request.requester)]);

  const postAboutCard = async (
    request: InviteRequest,
    { refusal, render }: { refusal: string; render: typeof renderChannelMissing },
  ) => {
    const hasCard = (await store.findPosted(request.id))?.messages.has("card") === true;
    const words = await readers.wordsFor(request.requester.userId);
    return post(request, "asked", {
      channelId: request.requester.userId,
      message: render(words, request, { refusal, hasCard }),
    });
  };

  return {
    postCard: (request) =>
      post(request, cardNamesEverybody(readers.channel, request) ? "asked" : "asked, with a list to come", {
        channelId: policy.approvalChannelId,
        message: asPosted(renderCard(readers.channel, request, policy), request),
      }),
    showsWithin: shownVersions.within,
    refreshCard({ id, status, requester }) {
      refresher.soon(id);
      if (status !== "approved") return;
      notices.soon(id);
      home.refreshSoon(requester);
    },
    showRequester,
    async showNow(request) {
      const { id } = request;
      let shown: Shown = "shown";
      const showCard = async () => {
        shown = await cards.show(id);
      };
      await doEach([
        () => now(request, () => refresher.now(id, showCard)),
        // As long as a request waits for its decision the notice shows what it was posted with.
        () => (request.status === "pending" ? home.refresh(request.requester) : showRequester(request)),
      ]);
      return shown;
    },
    async isCardThere(id) {
      let there = true;
      const look = async () => {
        there = await cards.isThere(id);
      };
      await edits.run(editTurn("progress", { id }), () => refresher.now(id, look));
      return there && !(await living.lacksPeople(id));
    },
    async postNotice(request) {
      const notice = renderNotice(await readers.wordsFor(request.requester.userId), request);
      const posted = await post(request, "asked", { channelId: request.requester.userId, message: notice });
      if (posted.posted) living.notePosted(posted.at, notice);
      return posted;
    },
    tellChannelMissing: (request, refusal) =>
      postAboutCard(request, { refusal, render: renderChannelMissing }),
    tellCardRefused: (request, refusal) => postAboutCard(request, { refusal, render: renderCardRefused }),
    postDecision: (request, at, overtaken) =>
      post(request, "told", {
        ...inThread(at),
        message: renderDecision(readers.channel, request),
        ...(overtaken && { overtaken }),
      }),
    peopleParts: living.peopleParts,
    async refreshLists(request, at) {
      for (const edit of await living.outdatedLists(request, at))
        await edits.run(editTurn("buttons", request), edit);
    },
    resultParts: (request, at, { withDecision, lastTold }) => {
      const inLines = (of: FinishedRequest) => renderResult(readers.channel, of, { withDecision });
      if (repeats(request, lastTold, inLines)) return [];
      return toParts(
        `result ${request.round}`,
        {
          asTable: tables.areTaken() ? renderResultAsTable(readers.channel, request, { withDecision }) : null,
          inLines: inLines(request),
        },
        (kind, message) => tables.note(message, post(request, kind, { ...inThread(at), message })),
      );
    },
    async endParts(request, { lastTold }) {
      const words = await readers.wordsFor(request.requester.userId);
      if ("approval" in request && repeats(request, lastTold, (of) => renderEnd(words, of))) return [];
      return toParts(
        `end ${roundOf(request)}`,
        {
          asTable: tables.areTaken() ? renderEndAsTable(words, request) : null,
          inLines: renderEnd(words, request),
        },
        (kind, message) =>
          tables.note(message, post(request, kind, { channelId: request.requester.userId, message })),
      );
    },
    stop: () => {
      refresher.stop();
      notices.stop();
    },
  };
}

/** What is said of people: in lines, and as a table where there is one that Slack may take. */
type Said = { asTable: Message | null; inLines: PeopleMessage[] };

/** A message alone has the name itself; of several, each says whom it has. */
function toParts(
  name: `${"result" | "end"} ${number}`,
  { asTable, inLines }: Said,
  post: (kind: PostKind, message: Message) => Promise<Posted>,
): Part[] {
  const alone = (message: Message) => ({ announcement: name, post: () => post("told", message) });
  const lines = inLines.map(({ from, to, message }) =>
    inLines.length === 1
      ? alone(message)
      : {
          announcement: `${name} people ${from}-${to}` as const,
          post: () => post("one of a list", message),
        },
  );
  return asTable === null ? lines : [{ ...alone(asTable), instead: lines }];
}
