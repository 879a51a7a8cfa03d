import type { Posted, PostedRequest, RequestStore, Shown } from "../../invite/ports.ts";
import type { InviteRequest, MessageAddress } from "../../invite/request.ts";
import type { RequestId } from "../../invite/values.ts";
import { asPosted } from "../views/card.ts";
import type { Message } from "../views/message.ts";
import type { Edited, Messenger } from "./messenger.ts";
import { postTurn } from "./turns.ts";

type Parts = {
  messenger: Messenger;
  store: Pick<RequestStore, "findPosted" | "findAnnouncement" | "replaceAnnouncement">;
  /** Where cards are posted: a card in any other channel is of earlier settings. */
  channelId: string;
  /** Brings the card up to date where it is. */
  edit(id: RequestId): Promise<Edited>;
  /** The same, and asks Slack for the card also where that changes nothing. */
  look(id: RequestId): Promise<Edited>;
  /** The whole card, with its buttons when it may have them at this address. */
  render(posted: PostedRequest, at: MessageAddress): Promise<Message>;
  /** Whether a picture of one does for the other. */
  isStillShown(shown: InviteRequest, present: InviteRequest): boolean;
};

/** What a card shows that can no longer be edited. */
type Whole = { request: InviteRequest; buttons: number };

/** Sees to it that there is a card where people can press it, also when somebody deletes it or Slack takes no edit. */
export type CardKeeper = {
  /** Brings the card up to date, or posts it anew where it can no longer be edited. */
  show(id: RequestId): Promise<Shown>;
  /** Whether the card is where it was posted; finding out also brings it up to date. */
  isThere(id: RequestId): Promise<boolean>;
};

/**
 * A card that is posted anew is posted without buttons, recorded, and becomes whole by an edit as the first one did:
 * a crash in between leaves no second card with working buttons. Only where Slack takes no edit of that one either
 * is it posted whole, for else nobody could ever press it.
 */
export function createCardKeeper(parts: Parts): CardKeeper {
  const { messenger, store, channelId, edit, look, render, isStillShown } = parts;
  /** Cards that this process has posted anew and could not edit yet, and what each shows when it is whole. */
  const anew = new Map<RequestId, { messageTs: string; whole: Whole | null }>();

  const post = async (
    id: RequestId,
    { from, message, request }: { from: MessageAddress; message: Message; request: InviteRequest },
  ): Promise<Posted> => {
    const posted = await messenger.post({ channelId, turn: postTurn("asked", request) }, message);
    if (!posted.posted || (await store.replaceAnnouncement(id, "card", { from, to: posted.at })))
      return posted;
    // Another process was first: its card is the one.
    await messenger.remove(posted.at);
    const at = await store.findAnnouncement(id, "card");
    return at === null ? posted : { posted: true, at };
  };

  const postAnew = async (id: RequestId, why: "gone" | "locked"): Promise<Shown> => {
    const present = await store.findPosted(id);
    const from = present?.messages.get("card");
    if (present === null || from === undefined) return "shown";
    const { request } = present;
    const before = anew.get(id);
    const isSecond = before?.messageTs === from.messageTs;
    // Nobody misses the card of a request that came to nothing.
    if (why === "gone" && !isSecond && isForgettable(request)) return "shown";

    const whole = await render(present, from);
    // Buttons may come late: with everybody who had to be listed first.
    const lacksButtons = before?.whole != null && before.whole.buttons < countButtons(whole);
    if (isSecond && before.whole !== null && isStillShown(before.whole.request, request) && !lacksButtons)
      return "shown";
    const message = isSecond ? whole : asPosted(whole, request);
    const posted = await post(id, { from, message, request });
    if (!posted.posted) return posted;
    // What can no longer be edited would go on to show what was true before; lists may stand under a second one.
    if (why === "locked" && !isSecond) await messenger.remove(from);
    const shown = isSecond ? { request, buttons: countButtons(whole) } : null;
    anew.set(id, { messageTs: posted.at.messageTs, whole: shown });
    // An open request has what its approvers must see first in the thread of its card.
    if (request.status === "pending") return "posted anew";
    if (isSecond) return "shown anew";
    const again = await show(id);
    return again === "shown" ? "shown anew" : again;
  };

  const show = async (id: RequestId): Promise<Shown> => {
    const edited = await edit(id);
    if (edited.edited) {
      anew.delete(id);
      return "shown";
    }
    if (edited.why !== "refused") return postAnew(id, edited.why);
    const at = await store.findAnnouncement(id, "card");
    return at === null || at.channelId === channelId ? edited : postAnew(id, "gone");
  };

  return {
    show,
    async isThere(id) {
      const edited = await look(id);
      return edited.edited || edited.why !== "gone";
    },
  };
}

function isForgettable({ status }: InviteRequest): boolean {
  return status === "withdrawn" || status === "expired";
}

function countButtons({ blocks }: Message): number {
  return blocks.reduce((sum, block) => sum + (block.type === "actions" ? block.elements.length : 0), 0);
}
