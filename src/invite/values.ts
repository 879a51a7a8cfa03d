/** The outcome of reading something a person or another system wrote; for people a problem is a code with its facts. */
export type Parsed<T, Problem = string> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The reference of a request: what people quote when they ask for help. */
export type RequestId = `req_${string}`;

/** A person of the workspace, as Slack knows them (`U…` or `W…`). */
export type UserId = string;

/** A person as Quickbase knows them (`112249.ctdg`); opaque, case kept. */
export type QuickbaseUserId = string;

declare const emailAddress: unique symbol;
/** An address we would mail to, in lower case; only `parseEmailAddress` makes one. */
export type EmailAddress = string & { readonly [emailAddress]: true };

/** Reads a request id from a button or a form. */
export function parseRequestId(text: unknown): Parsed<RequestId> {
  return typeof text === "string" && /^req_[0-9a-z]{6,40}$/.test(text)
    ? { ok: true, value: text as RequestId }
    : { ok: false, problem: "There is no request id" };
}

// RFC 5321, 4.5.3.1: 64 octets before the "@", 254 in all.
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with an address, and the text that is none. */
export type AddressProblem =
  | { wrong: "not an address"; text: string }
  | { wrong: "accent in address" | "foreign letter in address"; text: string; letter: string };

/**
 * Accepts what a person types; the only way to obtain an `EmailAddress`.
 * The letters a to z only: an approver could not tell a look-alike letter from the real one.
 */
export function parseEmailAddress(text: string): Parsed<EmailAddress, AddressProblem> {
  const address = text.trim().toLowerCase();
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(at, 0));
  const fits = address.length <= LONGEST_ADDRESS && local.length <= LONGEST_LOCAL_PART;
  if (at > 0 && fits && LOCAL_PART.test(local) && DOMAIN.test(address.slice(at + 1)))
    return { ok: true, value: address as EmailAddress };
  const foreign = /(?![a-z])\p{L}/u.exec(address)?.[0];
  return {
    ok: false,
    problem:
      foreign === undefined
        ? { wrong: "not an address", text: text.trim() }
        : {
            wrong: /^[a-z]/.test(foreign.normalize("NFD"))
              ? "accent in address"
              : "foreign letter in address",
            text: text.trim(),
            letter: foreign,
          },
  };
}

// A joiner does something only between letters that are joined, or between emoji that become one.
const JOINED =
  "\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Gujr}\\p{scx=Guru}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Orya}\\p{scx=Sinh}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Khmr}\\p{scx=Mymr}";
const PICTURE = "\\p{Extended_Pictographic}";
const MEANS_SOMETHING = [
  "[\\n\\t]",
  `(?<=[${JOINED}])[\\u200c\\u200d](?=[${JOINED}])`,
  `(?<=[${PICTURE}\\ufe0f\\p{Emoji_Modifier}])\\u200d(?=${PICTURE})`,
  "(?<=\\p{Emoji})\\ufe0f",
  // Variants of a Chinese character, as in Japanese family names.
  "(?<=\\p{sc=Han})[\\u{e0100}-\\u{e01ef}]",
].join("|");
const DRAWS_NOTHING = new RegExp(`(?!${MEANS_SOMETHING})[\\p{C}\\p{Default_Ignorable_Code_Point}]`, "gu");
const DRAWS_A_BLANK = /[\u115f\u1160\u2800\u3164\uffa0]/g;
/** No language puts so many marks on one letter; more of them cover the lines around. */
const MARKS_TOO_MANY = /(\p{M}{6})\p{M}+/gu;

/** Text without what draws nothing where it stands: control characters, zero-width characters, marks of direction. */
export function withoutInvisible(text: string): string {
  return text.replace(DRAWS_NOTHING, "");
}

/**
 * Text as one would read it on paper: without what draws nothing (control characters, zero-width characters,
 * fillers, marks that change the direction of writing), any of which can make a name look like another.
 */
export function toPlainText(text: string): string {
  return text.replace(DRAWS_A_BLANK, " ").replace(DRAWS_NOTHING, "").replace(MARKS_TOO_MANY, "$1").trim();
}

/** Plain text on one line, runs of white space folded: a name, a title. */
export function toPlainLine(text: string): string {
  return toPlainText(text).replace(/\s+/g, " ");
}

/** For the end of a `switch` over a union: a member that is added later breaks the build. */
export function unreachable(value: never): never {
  throw new Error(`Cannot happen: ${JSON.stringify(value)}`);
}
