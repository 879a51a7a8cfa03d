type Listener = { onChange: () => void; onLost: () => void };

const AGAIN_AFTER_MS = 1_000;

const listeners = new Set<Listener>();
let source: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Hears of changes, and connects again by itself when the demo was away; returns what ends that. One connection
 * serves the whole page: a browser gives few to one address.
 */
export function listenToChanges(listener: Listener): () => void {
  listeners.add(listener);
  if (listeners.size === 1) connect();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    source?.close();
  };
}

function connect(): void {
  source = new EventSource("/api/changes");
  source.onmessage = () => {
    for (const { onChange } of listeners) onChange();
  };
  source.onerror = () => {
    for (const { onLost } of listeners) onLost();
    // A browser gives up on some errors and not on others.
    source?.close();
    timer = setTimeout(connect, AGAIN_AFTER_MS);
  };
}
