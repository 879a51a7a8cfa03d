import {
  type PersonSummary,
  peopleInDoubt,
  peopleToAskAnewFor,
  peopleToRetry,
  type RequestSummary,
} from "../../invite/summary.ts";
import { shortName } from "./rich.ts";
import type { Instead, Remedy, Who } from "./words/parts.ts";

/** The person by their name, where there is one, or how many they are. */
export function named(people: readonly PersonSummary[]): Who {
  const [only] = people;
  return only !== undefined && people.length === 1
    ? { name: shortName(only.name), email: null }
    : { count: people.length };
}

/** For whom only a new request helps, and what it has to have; null when there is nobody. */
export function whoNeedsAnew(request: RequestSummary): { who: Who; instead: Instead } | null {
  const anew = peopleToAskAnewFor(request);
  if (anew.length === 0) return null;
  const isRole = anew.every(({ needs }) => needs === "another role");
  return {
    who: named(anew.map(({ person }) => person)),
    instead: isRole ? "another role" : "what is missing",
  };
}

/** What approvers can do about those who were not invited; null when nothing of it would help. */
export function remedyOf(request: RequestSummary): Remedy | null {
  const canRetry = peopleToRetry(request).length > 0;
  if (peopleInDoubt(request).length === 0) return canRetry ? "retry" : null;
  return canRetry ? "retry or send again" : "send again";
}
