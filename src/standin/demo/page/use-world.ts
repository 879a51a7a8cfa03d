import { useEffect, useRef, useState } from "preact/hooks";
import type { Picture } from "../picture.ts";

type Seen = { as: string; picture: Picture };

const AGAIN_AFTER_MS = 1_000;

/** The world as one person sees it, always the newest; `isLive` is false while the demo does not answer. */
export function useWorld(as: string): { picture: Picture | null; isLive: boolean } {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [isLive, setLive] = useState(true);
  const look = useRef(async () => {});

  useEffect(() => {
    const stopping = new AbortController();
    const looking = { now: false, again: false };
    look.current = async () => {
      looking.again = looking.now;
      if (looking.now) return;
      looking.now = true;
      try {
        const response = await fetch(`/api/world?${new URLSearchParams({ as })}`, {
          signal: stopping.signal,
        });
        if (response.ok) setSeen({ as, picture: await response.json() });
        setLive(response.ok);
      } catch {
        if (!stopping.signal.aborted) setLive(false);
      }
      looking.now = false;
      if (looking.again) void look.current();
    };
    void look.current();
    return () => stopping.abort();
  }, [as]);

  useEffect(() => listen({ onChange: () => void look.current(), onLost: () => setLive(false) }), []);

  return { picture: seen?.as === as ? seen.picture : null, isLive };
}

/** Hears of changes, and connects again by itself when the demo was away; returns what ends that. */
function listen({ onChange, onLost }: { onChange: () => void; onLost: () => void }): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    source = new EventSource("/api/changes");
    source.onmessage = onChange;
    source.onerror = () => {
      onLost();
      // A browser gives up on some errors and not on others.
      source.close();
      timer = setTimeout(connect, AGAIN_AFTER_MS);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
