import { type InviteRequest, stateSince } from "../../invite/request.ts";
import type { Turn } from "./paced-lane.ts";

/*
 * What goes first where Slack takes only so much: a post a second in a channel, and fifty edits a minute in all.
 */

/**
 * The kinds of posts. What can be decided once this one message is there goes first: twelve requests of a hundred
 * people have fifty posts of lists, and would hold up everybody else's card for a minute.
 */
export type PostKind = "asked" | "asked, with a list to come" | "told" | "one of a list";
const POSTS: PostKind[] = ["asked", "asked, with a list to come", "told", "one of a list"];

/** When a message about a request is posted. */
export function postTurn(kind: PostKind, request: InviteRequest): Turn {
  return {
    rank: POSTS.indexOf(kind),
    party: request.requester.userId,
    since: stateSince(request).getTime(),
  };
}

/** The kinds of edits: an end is shown before buttons, and both before progress. */
export type EditKind = "end" | "buttons" | "progress";
const EDITS: EditKind[] = ["end", "buttons", "progress"];

/** When a message is edited: each has its fair share, whoever it is for. */
export function editTurn(kind: EditKind, { id }: Pick<InviteRequest, "id">): Turn {
  return { rank: EDITS.indexOf(kind), party: id, since: performance.now() };
}

/** Which edit brings the messages of a request up to date for somebody who waits. */
export function editOf({ status }: InviteRequest): EditKind {
  if (status === "pending") return "buttons";
  return status === "approved" ? "progress" : "end";
}
