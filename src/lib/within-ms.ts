/** What a promise gives, or null when that takes longer; it goes on by itself. */
export async function withinMs<T>(limitMs: number, promise: Promise<T>): Promise<T | null> {
  const timeIsUp = Promise.withResolvers<null>();
  const timer = setTimeout(() => timeIsUp.resolve(null), limitMs);
  try {
    return await Promise.race([promise, timeIsUp.promise]);
  } finally {
    clearTimeout(timer);
  }
}
