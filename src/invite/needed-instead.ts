import { errcodeOf, type NewRequest, type Trouble } from "./trouble.ts";

/** Quickbase's numbers for what stands in the request itself: https://help.quickbase.com/docs/error-codes */
const UNKNOWN_USER = 21;
const MISSING_FIELD = 50;
const INVALID_ROLE = 110;

/** What a new request needs because to try this one again would come to the same; null where that may help. */
export function neededInstead(trouble: Trouble): NewRequest | null {
  switch (trouble.why) {
    // What a role may do can be set back; one that is gone does not come back.
    case "role gone":
      return "another role";
    case "told":
      return trouble.needs;
    default: {
      const errcode = errcodeOf(trouble);
      if (errcode === INVALID_ROLE) return "another role";
      return errcode === UNKNOWN_USER || errcode === MISSING_FIELD ? "what is missing" : null;
    }
  }
}
