import type { Click, Decided } from "../../invite/decide.ts";
import type { ListenerParts } from "../parts.ts";
import type { Deed } from "../views/words/parts.ts";

/** What somebody asked for with a click. */
export type ClickName = Deed | "ask for a reason";

/** One line for the operator, by ids: who asked for what, and what came of it. */
export function logClick(
  { log }: Pick<ListenerParts, "log">,
  click: ClickName | "ask again",
  { requestId, userId }: Click,
  decided: Decided,
): void {
  const facts = { requestId, userId, click };
  if (decided.result === "decided")
    log.info({ ...facts, status: decided.request.status }, "A click was taken");
  else {
    const why = decided.result === "not allowed" ? decided.obstacle : decided.result;
    log.info({ ...facts, why }, "A click was refused");
  }
}
