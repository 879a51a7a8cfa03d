import { isDeepStrictEqual } from "node:util";
import type { Policy } from "../../invite/policy.ts";
import type {
  Announcer,
  Clock,
  Log,
  Part,
  Posted,
  PostedRequest,
  RequestStore,
  Shown,
} from "../../invite/ports.ts";
import {
  type FinishedRequest,
  type InviteRequest,
  type MessageAddress,
  type RequestVersion,
  roundOf,
} from "../../invite/request.ts";
import type { RequestId } from "../../invite/values.ts";
import { doEach } from "../../lib/do-each.ts";
import type { Readers } from "../readers.ts";
import { asPosted, cardNamesEverybody, renderCard } from "../views/card.ts";
import { renderCardRefused, renderChannelMissing } from "../views/channel-missing.ts";
import { renderDecision } from "../views/decision-reply.ts";
import { renderEnd, renderEndAsTable } from "../views/end.ts";
import type { Message } from "../views/message.ts";
import { noticeNamesEverybody, renderNotice } from "../views/notice.ts";
import { renderPeopleForApprovers, renderPeopleForRequester } from "../views/people-list.ts";
import type { PeopleMessage } from "../views/people-room.ts";
import { renderResult, renderResultAsTable } from "../views/result-reply.ts";
import type { Words } from "../views/words/words.ts";
import { createCardKeeper } from "./card-keeper.ts";
import type { HomePublisher } from "./home-publisher.ts";
import type { Edited, Messenger, PostTo } from "./messenger.ts";
import type { PacedLane } from "./paced-lane.ts";
import { createPictures } from "./pictures.ts";
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

/** The messages that follow their request, and what stands in the thread of one that has no room for everybody. */
const LIVING = {
  card: { render: renderCard, namesEverybody: cardNamesEverybody, people: renderPeopleForApprovers },
  notice: { render: renderNotice, namesEverybody: noticeNamesEverybody, people: renderPeopleForRequester },
};
type Living = keyof typeof LIVING;

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
  const inThread = ({ channelId, messageTs }: MessageAddress) => ({
    channelId,
    threadTs: messageTs,
  });
  /** The words for those who read a message. */
  const wordsOf = async (living: Living, { requester }: InviteRequest): Promise<Words> =>
    living === "card" ? readers.channel : readers.wordsFor(requester.userId);
  const listUnder = (
    words: Words,
    request: InviteRequest,
    under: Living,
    at: MessageAddress,
  ): readonly Part[] =>
    LIVING[under].people(words, request).map(({ from, to, message }) => ({
      announcement: `people ${from}-${to} under ${at.messageTs}`,
      post: async () => {
        const posted = await post(request, "one of a list", { ...inThread(at), message });
        if (posted.posted) pictures.note(posted.at, message);
        return posted;
      },
    }));
  const isListed = (
    words: Words,
    { request, messages }: PostedRequest,
    under: Living,
    at: MessageAddress,
  ): boolean => listUnder(words, request, under, at).every(({ announcement }) => messages.has(announcement));
  /** The card or the notice with what its thread has: whoever is not on it must be there. */
  const render = async (posted: PostedRequest, living: Living, at: MessageAddress): Promise<Message> => {
    const { namesEverybody, render: renderLiving } = LIVING[living];
    const words = await wordsOf(living, posted.request);
    const listed = !namesEverybody(words, posted.request) && isListed(words, posted, living, at);
    const waitedEnough = clock.now().getTime() - posted.request.askedAt.getTime() >= decidableAfterMs;
    return renderLiving(words, posted.request, { ...policy, listed, waitedEnough });
  };

  /** Whether an open request waits for people to be listed: its card is of earlier days, or they have changed since. */
  const lacksPeople = async (id: RequestId): Promise<boolean> => {
    const posted = await store.findPosted(id);
    const at = posted?.messages.get("card");
    if (posted === null || at === undefined) return false;
    const { request } = posted;
    if (request.status !== "pending" || isInWork(request)) return false;
    const words = readers.channel;
    return !cardNamesEverybody(words, request) && !isListed(words, posted, "card", at);
  };

  const tables = createTablesTaken(log);
  const pictures = createPictures();
  const shownVersions = createShownVersions();
  const edit = async (at: MessageAddress, message: Message): Promise<Edited> => {
    const edited = await messenger.edit(at, message);
    if (edited.edited) pictures.note(at, message);
    else pictures.forget(at);
    return edited;
  };
  const show = async (id: RequestId, living: Living, { look = false } = {}): Promise<Edited> => {
    for (let shown: InviteRequest | null = null; ; ) {
      const posted = await store.findPosted(id);
      const at = posted?.messages.get(living);
      if (posted === null || at === undefined) return { edited: true };
      const { request } = posted;
      // Another process may have shown what came next, and this edit of what was before may have come after that.
      if (shown !== null && isStillShown(shown, request)) return { edited: true };
      const message = await render(posted, living, at);
      // An edit that would change nothing is not sent, unless it is to find out whether the message is still there.
      const isShown = !look && pictures.isShown(at, message);
      const edited = isShown ? { edited: true as const } : await edit(at, message);
      if (!edited.edited) {
        log.info({ requestId: id, announcement: living, why: edited.why }, "Cannot show a request");
        return edited;
      }
      if (living === "card") shownVersions.note(request);
      if (isShown) return edited;
      // Whoever moves it in this process shows it after that, and edits of a message follow one another.
      if (isAlone) return { edited: true };
      shown = request;
    }
  };
  const cards = createCardKeeper({
    messenger,
    store,
    channelId: policy.approvalChannelId,
    edit: (id) => show(id, "card"),
    look: (id) => show(id, "card", { look: true }),
    render: (posted, at) => render(posted, "card", at),
    isStillShown,
  });
  const refresher = createRefresher<RequestId>({
    // A card that is gone is posted anew by whoever works at the request, not for each step of the progress.
    refresh: async (id) => void (await show(id, "card")),
    afterMs: REFRESH_AFTER_MS,
    everyMs: REFRESH_EVERY_MS,
    inTurn: (id, edit) => edits.run(editTurn("progress", { id }), edit),
    onError: (requestId, error) => log.warn({ requestId, error }, "Cannot show the progress of a request"),
  });

  const notices = createRefresher<RequestId>({
    refresh: async (id) => void (await show(id, "notice")),
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
      return there && !(await lacksPeople(id));
    },
    async postNotice(request) {
      const notice = renderNotice(await readers.wordsFor(request.requester.userId), request);
      const posted = await post(request, "asked", { channelId: request.requester.userId, message: notice });
      if (posted.posted) pictures.note(posted.at, notice);
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
    async peopleParts(request, under, at) {
      const words = await wordsOf(under, request);
      return LIVING[under].namesEverybody(words, request) ? [] : listUnder(words, request, under, at);
    },
    async refreshLists(request, at) {
      const messages = (await store.findPosted(request.id))?.messages;
      for (const { from, to, message } of renderPeopleForApprovers(readers.channel, request)) {
        const list = messages?.get(`people ${from}-${to} under ${at.messageTs}`);
        if (list === undefined || pictures.isShown(list, message)) continue;
        await edits.run(editTurn("buttons", request), async () => void (await edit(list, message)));
      }
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

/** Whether a picture of `shown` does for the present: it is the same, or somebody at work will show the next one. */
function isStillShown(shown: InviteRequest, present: InviteRequest): boolean {
  if (shown.version !== present.version) return false;
  return isInWork(present) || isDeepStrictEqual(shown, present);
}

function isInWork({ status, invitees }: InviteRequest): boolean {
  return (
    status === "approved" || (status === "pending" && invitees.some(({ standing }) => standing === null))
  );
}
