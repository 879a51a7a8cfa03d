import type { QuickbasePicture } from "../../picture.ts";
import type { Place } from "../place.ts";

/** The part where something has changed last; nobody has to know where to look. */
export function latestIn({ mails, calls }: Pick<QuickbasePicture, "mails" | "calls">): Place["tab"] {
  const emailAt = mails[0]?.at ?? "";
  const trouble = calls.find(({ status, fault }) => status !== "answered" || fault !== null);
  if (trouble !== undefined && trouble.at > emailAt) return "calls";
  return emailAt === "" ? "apps" : "emails";
}
