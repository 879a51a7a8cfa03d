/** Says how many milliseconds are left of so many from now on; none, once they are over. */
export function countDown(fromMs: number): () => number {
  const end = performance.now() + fromMs;
  return () => Math.max(0, end - performance.now());
}
