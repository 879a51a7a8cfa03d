import type { Decided } from "../../invite/decide.ts";
import { withinMs } from "../../lib/within-ms.ts";
import type { ListenerParts } from "../parts.ts";
import { renderNotTheRequester } from "../views/form-sentences.ts";
import type { Message } from "../views/message.ts";
import { renderAlreadyDecided, renderObstacle, renderUnknownRequest } from "../views/sentences.ts";
import type { Deed } from "../views/words/parts.ts";

const NO_NAMES = { userIds: [], groupIds: [] };

/**
 * What to tell somebody privately whose click changed nothing; null when it did. The names of those who can decide have
 * to be there while the person can wait.
 */
export async function decidedNote(
  { deciders, readers }: Pick<ListenerParts, "deciders" | "readers">,
  decided: Decided,
  { userId, deed, leftMs }: { userId: string; deed: Deed; leftMs: () => number },
): Promise<Message | null> {
  if (decided.result === "decided") return null;
  const words = readers.wordsFor(userId);
  switch (decided.result) {
    case "too late":
      return renderAlreadyDecided(await words, decided.request, { deed, userId });
    case "not allowed": {
      const { obstacle, request } = decided;
      const approvers = await withinMs(leftMs(), deciders.named(request, userId));
      return renderObstacle(await words, { obstacle, deed, approvers: approvers ?? NO_NAMES });
    }
    case "not the requester":
      return renderNotTheRequester(await words, decided.request);
    case "no such request":
      return renderUnknownRequest(await words);
  }
}
