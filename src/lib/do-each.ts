/**
 * Does one after the other, also when one fails: a message that Slack refuses must not silence the rest.
 * Then rejects with the first error, if there was one.
 */
export async function doEach(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const task of tasks) await task().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

/** Does all of them at once, also when one fails; then rejects with the error of the first that did. */
export async function doSideBySide(tasks: (() => Promise<unknown>)[]): Promise<void> {
  const done = await Promise.allSettled(tasks.map((task) => task()));
  for (const each of done) if (each.status === "rejected") throw each.reason;
}
