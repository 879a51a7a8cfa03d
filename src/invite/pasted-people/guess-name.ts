import type { GuessedName } from "../named-address.ts";
import type { EmailAddress } from "../values.ts";

/** A guess to correct, from an address alone: `nova.reyes@x.org` may be Nova Reyes. */
export function guessName(email: EmailAddress): GuessedName {
  const [firstName = "", ...rest] = guessWords(email).map(
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  return { firstName, lastName: rest.join(" ") };
}

/** The words that an address has before the "@". */
export function guessWords(email: EmailAddress): readonly string[] {
  const local = email.slice(0, email.lastIndexOf("@")).replace(/\+.*$/, "");
  return local.split(/[._\-\d]+/).filter((word) => /\p{L}/u.test(word));
}
