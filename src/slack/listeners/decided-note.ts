import type { Decided } from "../../invite/decide.ts";
import { withinMs } from "../../lib/within-ms.ts";
import type { ListenerParts } from "../parts.ts";
import { renderNotTheRequester } from "../views/form-sentences.ts";
import type { Message } from "../views/message.ts";
import { renderAlreadyDecided, renderObstacle, renderUnknownRequest } from "../views/sentences.ts";

const NO_NAMES = { userIds: [], groupIds: [] };

/** What to tell somebody privately whose click changed nothing; null when it did. Names have to be there in time. */
export async function decidedNote(
  { deciders }: Pick<ListenerParts, "deciders">,
  decided: Decided,
  { userId, namesMayTakeMs }: { userId: string; namesMayTakeMs: number },
): Promise<Message | null> {
  switch (decided.result) {
    case "decided":
      return null;
    case "too late":
      return renderAlreadyDecided(decided.request);
    case "not allowed": {
      const { obstacle, request } = decided;
      const approvers = await withinMs(namesMayTakeMs, deciders.named(request, userId));
      return renderObstacle(obstacle, { approvers: approvers ?? NO_NAMES });
    }
    case "not the requester":
      return renderNotTheRequester(decided.request);
    case "no such request":
      return renderUnknownRequest();
  }
}
