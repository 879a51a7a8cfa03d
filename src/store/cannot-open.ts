/** The error for an operator whose database cannot be opened: `name` is what it is called, `cause` says why. */
export function cannotOpen(name: string, cause: unknown): Error {
  return new Error(`Cannot open ${name}, which DATABASE_URL names: ${reasonOf(cause)}`, { cause });
}

/** What an error says of itself. */
export function reasonOf(error: unknown): string {
  // One for each address that a host name stands for.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
