import { ApiError } from "../api-error.ts";

/** Refuses a call for which the token lacks the scope, as Slack does: with what it needs and has. */
export function requireScope(granted: string[], needed: string): void {
  if (!granted.includes(needed))
    throw new ApiError("missing_scope", [], { needed, provided: granted.join(",") });
}
