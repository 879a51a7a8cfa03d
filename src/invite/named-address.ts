import type { EmailAddress } from "./values.ts";

/** A name that may be wrong: it counts for nothing before a human has seen it. Empty where nothing can be guessed. */
export type GuessedName = { firstName: string; lastName: string };

/** Somebody to invite, as far as the text told; a name that it did not surely tell is null. */
export type NamedAddress = {
  email: EmailAddress;
  firstName: string | null;
  lastName: string | null;
  guess?: GuessedName | undefined;
};

/** Somebody to invite whose names are known. */
export type NamedInvitee = { email: EmailAddress; firstName: string; lastName: string };
