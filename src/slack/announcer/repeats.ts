import { isDeepStrictEqual } from "node:util";
import type { FinishedRequest } from "../../invite/request.ts";
import { findRound } from "../../invite/rounds.ts";

/** Whether what a request came to would be said in the very words in which it was told of an earlier round. */
export function repeats(
  request: FinishedRequest,
  lastTold: number | null,
  render: (request: FinishedRequest) => unknown,
): boolean {
  const told = lastTold === null ? null : findRound(request, lastTold);
  return told !== null && isDeepStrictEqual(render(told), render(request));
}
