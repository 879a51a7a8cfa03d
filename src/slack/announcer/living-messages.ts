import { isDeepStrictEqual } from "node:util";
import type { Policy } from "../../invite/policy.ts";
import type { Clock, Log, Part, PostedRequest, RequestStore } from "../../invite/ports.ts";
import type { InviteRequest, MessageAddress } from "../../invite/request.ts";
import type { RequestId } from "../../invite/values.ts";
import type { Readers } from "../readers.ts";
import { renderCard } from "../views/card.ts";
import { cardNamesEverybody } from "../views/card-people.ts";
import type { Message } from "../views/message.ts";
import { noticeNamesEverybody, renderNotice } from "../views/notice.ts";
import { renderPeopleForApprovers, renderPeopleForRequester } from "../views/people-list.ts";
import type { Words } from "../views/words/words.ts";
import { type Edited, inThread, type Messenger } from "./messenger.ts";
import { createPictures } from "./pictures.ts";
import type { ShownVersions } from "./shown-versions.ts";
import { postTurn } from "./turns.ts";

/** The messages that follow their request, and what stands in the thread of one that has no room for everybody. */
const LIVING = {
  card: { render: renderCard, namesEverybody: cardNamesEverybody, people: renderPeopleForApprovers },
  notice: { render: renderNotice, namesEverybody: noticeNamesEverybody, people: renderPeopleForRequester },
};
/** A message that follows its request: the card for the approvers, the notice for the requester. */
export type Living = keyof typeof LIVING;

type Parts = {
  messenger: Messenger;
  readers: Readers;
  store: RequestStore;
  policy: Policy;
  clock: Clock;
  /** After so long the approvers can approve, whoever is looked up still. */
  decidableAfterMs: number;
  /** Whether no other process shows anything of the same rows. */
  isAlone: boolean;
  shownVersions: ShownVersions;
  log: Log;
};

/** The messages that follow their request, with the lists in their threads. */
export type LivingMessages = {
  /** Brings one up to date where it is; with `look` Slack is asked for it also where that changes nothing. */
  show(id: RequestId, living: Living, options?: { look?: boolean }): Promise<Edited>;
  /** The card or the notice with what its thread has: whoever is not on it must be there. */
  render(posted: PostedRequest, living: Living, at: MessageAddress): Promise<Message>;
  /** Everybody, for the thread of a message that has no room for all; nothing where it has. */
  peopleParts(request: InviteRequest, under: Living, at: MessageAddress): Promise<readonly Part[]>;
  /** The lists in the thread of a card that do not show any more what is known. */
  outdatedLists(request: InviteRequest, card: MessageAddress): Promise<readonly (() => Promise<void>)[]>;
  /** Whether an open request waits for people to be listed: its card is of earlier days, or they have changed since. */
  lacksPeople(id: RequestId): Promise<boolean>;
  /** A message was posted, and shows what it would be edited to. */
  notePosted(at: MessageAddress, message: Message): void;
};

/** Shows each message from the rows as they are at that moment. */
export function createLivingMessages({
  messenger,
  readers,
  store,
  policy,
  clock,
  decidableAfterMs,
  isAlone,
  shownVersions,
  log,
}: Parts): LivingMessages {
  const pictures = createPictures();
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
        const posted = await messenger.post(
          { ...inThread(at), turn: postTurn("one of a list", request) },
          message,
        );
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

  return {
    show,
    render,
    async peopleParts(request, under, at) {
      const words = await wordsOf(under, request);
      return LIVING[under].namesEverybody(words, request) ? [] : listUnder(words, request, under, at);
    },
    async outdatedLists(request, card) {
      const messages = (await store.findPosted(request.id))?.messages;
      return renderPeopleForApprovers(readers.channel, request).flatMap(({ from, to, message }) => {
        const list = messages?.get(`people ${from}-${to} under ${card.messageTs}`);
        if (list === undefined || pictures.isShown(list, message)) return [];
        return [async () => void (await edit(list, message))];
      });
    },
    async lacksPeople(id) {
      const posted = await store.findPosted(id);
      const at = posted?.messages.get("card");
      if (posted === null || at === undefined) return false;
      const { request } = posted;
      if (request.status !== "pending" || isInWork(request)) return false;
      const words = readers.channel;
      return !cardNamesEverybody(words, request) && !isListed(words, posted, "card", at);
    },
    notePosted: pictures.note,
  };
}

/** Whether a picture of `shown` does for the present: it is the same, or somebody at work will show the next one. */
export function isStillShown(shown: InviteRequest, present: InviteRequest): boolean {
  if (shown.version !== present.version) return false;
  return isInWork(present) || isDeepStrictEqual(shown, present);
}

function isInWork({ status, invitees }: InviteRequest): boolean {
  return (
    status === "approved" || (status === "pending" && invitees.some(({ standing }) => standing === null))
  );
}
