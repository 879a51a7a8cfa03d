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
  const known = findMendable(cause);
  return new MendableError(
    `Cannot open ${name}, which DATABASE_URL names: ${reasonOf(known ?? cause)}`,
    known?.advice ?? advice,
    { cause },
  );
}

/** What can be mended in an error, or in what caused it; null where that is not known. */
export function findMendable(error: unknown): MendableError | null {
  if (error instanceof MendableError) return error;
  return error instanceof Error && error.cause !== undefined ? findMendable(error.cause) : null;
}

/** What an error says of itself. */
export function reasonOf(error: unknown): string {
  // One for each address that a host name stands for.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  // "EACCES: permission denied, open '/data/x'": the place is in the sentence around it already.
  return "syscall" in error ? (error.message.split(`, ${error.syscall}`)[0] ?? error.message) : error.message;
}
