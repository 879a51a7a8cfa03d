const KEY = "qb-invite-demo-window";

/** What the demo calls this window; the same after a reload. */
export function thisWindow(): string {
  const known = sessionStorage.getItem(KEY);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(KEY, made);
  return made;
}

/** Where the world is to be seen with somebody's eyes, from this window. */
export function worldAddress(as: string): string {
  return `/api/world?${new URLSearchParams({ as, window: thisWindow() })}`;
}
