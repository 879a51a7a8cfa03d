import { operatorSentence } from "./error-sentences.ts";

/** Who can end the situation: the person who asked, the people who run the bot or Quickbase, or only time. */
export type MustAct = "requester" | "operator" | "nobody";

/** When the same call is worth another try: never, just once, after seconds, or after minutes. */
export type RetryClass = "never" | "once" | "soon" | "later";

/**
 * Whom a number is about: the bot's own sign-in, rights and settings, whoever the call is for; the person of the call;
 * or either of them, which only a look at the bot's own access settles.
 */
export type Concern = "our access" | "either" | "the person";

/** What is known about one `errcode`. */
export type ErrorAdvice = {
  errcode: number;
  /** The vendor's own short text. */
  text: string;
  mustAct: MustAct;
  retry: RetryClass;
  /** "unknown" where Quickbase may have gone on with the change although it answered with this number. */
  effect: "none" | "unknown";
  concern: Concern;
  /** For whoever runs the bot. */
  forOperator: string;
};

type Row = readonly [errcode: number, text: string, mustAct: MustAct, retry: RetryClass];

// https://help.quickbase.com/docs/error-codes
const ROWS: readonly Row[] = [
  [0, "No error", "nobody", "never"],
  [1, "Unknown error", "operator", "once"],
  [2, "Invalid input", "requester", "never"],
  [3, "Insufficient permissions", "operator", "never"],
  [4, "Bad ticket", "operator", "never"],
  [5, "Unimplemented operation", "operator", "never"],
  [6, "Syntax error", "operator", "never"],
  [7, "API not allowed on this application table", "operator", "never"],
  [8, "SSL required for this application table", "operator", "never"],
  [9, "Invalid choice", "operator", "never"],
  [10, "Invalid field type", "operator", "never"],
  [11, "Could not parse XML input", "operator", "never"],
  [12, "Invalid source DBID", "operator", "never"],
  [13, "Invalid account ID", "operator", "never"],
  [14, "Missing DBID or DBID of wrong type", "operator", "never"],
  [15, "Invalid hostname", "operator", "never"],
  [19, "Unauthorized IP address", "operator", "never"],
  [20, "Unknown username/password", "operator", "never"],
  [21, "Unknown user", "requester", "never"],
  [22, "Sign-in required", "operator", "never"],
  [23, "Feature not supported", "operator", "never"],
  [24, "Invalid application token", "operator", "never"],
  [25, "Duplicate application token", "operator", "never"],
  [26, "Max count", "operator", "never"],
  [27, "Registration required", "requester", "never"],
  [28, "Managed by LDAP", "operator", "never"],
  [29, "User on Deny list", "operator", "never"],
  [30, "No such record", "operator", "never"],
  [31, "No such field", "operator", "never"],
  [32, "The application does not exist or was deleted", "operator", "never"],
  [33, "No such query", "operator", "never"],
  [34, "You cannot change the value of this field", "operator", "never"],
  [35, "No data returned", "operator", "never"],
  [36, "Cloning error", "operator", "never"],
  [37, "No such report", "operator", "never"],
  [38, "Periodic report contains a restricted field", "operator", "never"],
  [50, "Missing required field", "requester", "never"],
  [51, "Attempting to add a non-unique value to a field marked unique", "operator", "never"],
  [52, "Duplicate field", "operator", "never"],
  [53, "Fields missing from your import data", "operator", "never"],
  [54, "Cached list of records not found", "operator", "never"],
  [55, "IAM link required", "operator", "never"],
  [60, "Update conflict detected", "nobody", "once"],
  [61, "Schema is locked", "nobody", "later"],
  [70, "Account size limit exceeded", "operator", "never"],
  [71, "Database size limit exceeded", "operator", "never"],
  [73, "Your account has been suspended", "operator", "never"],
  [74, "You are not allowed to create applications", "operator", "never"],
  [75, "View too large", "operator", "never"],
  [76, "Too many criteria in query", "operator", "never"],
  [77, "API request limit exceeded", "nobody", "later"],
  [78, "Data limit exceeded", "operator", "never"],
  [80, "Overflow", "operator", "never"],
  [81, "Item not found", "operator", "never"],
  [82, "Operation took too long", "nobody", "soon"],
  [83, "Access denied", "operator", "never"],
  [84, "Database error", "operator", "once"],
  [85, "Schema update error", "operator", "once"],
  [87, "Invalid group", "operator", "never"],
  [100, "Technical difficulties, try again later", "nobody", "soon"],
  [101, "Temporarily unavailable due to technical difficulties", "nobody", "soon"],
  [102, "Invalid request, the URL is not understood", "operator", "never"],
  [103, "Invalid srvr parameter", "operator", "never"],
  [104, "Unusually heavy traffic, wait a few minutes", "nobody", "later"],
  [105, "Technical difficulties", "nobody", "soon"],
  [110, "Invalid role", "requester", "never"],
  [111, "User exists", "nobody", "never"],
  [112, "No user in role", "nobody", "never"],
  [113, "User already in role", "nobody", "never"],
  [114, "Must be admin user", "operator", "never"],
  [120, "QAR file does not exist", "operator", "never"],
  [150, "Upgrade plan", "operator", "never"],
  [151, "Expired plan", "operator", "never"],
  [152, "App suspended", "operator", "never"],
];

// Quickbase met a fault of its own, or gave up waiting for its own operation: a change may still have happened.
const MAY_HAVE_HAPPENED: ReadonlySet<number> = new Set([1, 82, 84, 85, 100, 101, 105]);

// Sign-in (4, 13, 20, 22, 24, 55), where the bot calls from and to (7, 12, 14, 15, 19, 32), what the account has and
// pays for (23, 70, 71, 73, 74, 78, 150-152), and the token's access to an application (83).
const OUR_ACCESS: ReadonlySet<number> = new Set([
  4, 7, 12, 13, 14, 15, 19, 20, 22, 23, 24, 32, 55, 70, 71, 73, 74, 78, 83, 150, 151, 152,
]);
// Rights may miss for one role (3, 114) or for all; 2 says a missing permission as well as a bad value; the user who is
// denied, unregistered or in a directory (27, 28, 29) may be the bot's own; and what is not found (81) may be either's.
const EITHER: ReadonlySet<number> = new Set([2, 3, 27, 28, 29, 81, 114]);

const DOCUMENTED: ReadonlySet<number> = new Set(ROWS.map(([errcode]) => errcode));

function toAdvice([errcode, text, mustAct, retry]: Row): ErrorAdvice {
  const effect = MAY_HAVE_HAPPENED.has(errcode) ? "unknown" : "none";
  return {
    errcode,
    text,
    mustAct,
    retry,
    effect,
    concern: concernOf(errcode),
    forOperator: operatorSentence(errcode),
  };
}

function concernOf(errcode: number): Concern {
  if (OUR_ACCESS.has(errcode)) return "our access";
  return EITHER.has(errcode) || !DOCUMENTED.has(errcode) ? "either" : "the person";
}

/** Every number that Quickbase documents, with what to make of it. */
export const ERROR_TABLE: readonly ErrorAdvice[] = ROWS.map(toAdvice);

const ADVICE = new Map(ERROR_TABLE.map((advice) => [advice.errcode, advice]));

/** What to make of an `errcode`; a number that nobody documented is for an operator to look at. */
export function adviseOn(errcode: number): ErrorAdvice {
  return ADVICE.get(errcode) ?? toAdvice([errcode, "Unknown number", "operator", "never"]);
}
