/** A problem with the database that its operator can fix: the message says what is wrong, `advice` how to fix it. */
export class MendableError extends Error {
  override readonly name: string = "MendableError";
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

/** What errors call a database, and the advice for one that cannot be opened for a reason unknown to us. */
export type Described = { name: string; advice: string };

/** The error for an operator whose database cannot be opened; `cause` says why. */
export function cannotOpen({ name, advice }: Described, cause: unknown): MendableError {
  const known = findMendable(cause);
  return new MendableError(
    `Cannot open ${name} (DATABASE_URL): ${reasonOf(known ?? cause)}`,
    known?.advice ?? advice,
    { cause },
  );
}

/** The error, or a cause of it, that can be fixed; null when there is none. */
export function findMendable(error: unknown): MendableError | null {
  if (error instanceof MendableError) return error;
  return error instanceof Error && error.cause !== undefined ? findMendable(error.cause) : null;
}

/** What went wrong, in the error's own words. */
export function reasonOf(error: unknown): string {
  // One error for each address of the host name.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  // In "EACCES: permission denied, open '/data/x'" the path goes: the sentence around it names it already.
  return "syscall" in error ? (error.message.split(`, ${error.syscall}`)[0] ?? error.message) : error.message;
}
