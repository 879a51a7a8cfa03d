/** Something about the database that its operator can mend: a phrase that says what, and a clause that says how. */
export class MendableError extends Error {
  override readonly name: string = "MendableError";
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

/** What errors call a database, and what may be done about one that cannot be opened for a reason unknown to us. */
export type Described = { name: string; advice: string };

/** The error for an operator whose database cannot be opened; `cause` says why. */
export function cannotOpen({ name, advice }: Described, cause: unknown): MendableError {
  return new MendableError(
    `Cannot open ${name}, which DATABASE_URL names: ${reasonOf(cause)}`,
    cause instanceof MendableError ? cause.advice : advice,
    { cause },
  );
}

/** What an error says of itself. */
export function reasonOf(error: unknown): string {
  // One for each address that a host name stands for.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
