import type { Decided } from "../../invite/decide.ts";
import type { Policy } from "../../invite/policy.ts";
import { renderNotTheRequester } from "../views/form-sentences.ts";
import type { Message } from "../views/message.ts";
import { renderAlreadyDecided, renderObstacle, renderUnknownRequest } from "../views/sentences.ts";

/** What to tell privately after a click that changed nothing; null when it did. */
export function decidedNote(decided: Decided, { approvers }: Policy): Message | null {
  switch (decided.result) {
    case "decided":
      return null;
    case "too late":
      return renderAlreadyDecided(decided.request);
    case "not allowed":
      return renderObstacle(decided.obstacle, { approvers });
    case "not the requester":
      return renderNotTheRequester(decided.request);
    case "no such request":
      return renderUnknownRequest();
  }
}
