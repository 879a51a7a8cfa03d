import { useEffect, useRef, useState } from "preact/hooks";
import type { Picture } from "../picture.ts";
import { listenToChanges } from "./changes.ts";
import { worldAddress } from "./this-window.ts";

type Seen = { as: string; picture: Picture };

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
        const response = await fetch(worldAddress(as), { signal: stopping.signal });
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

  useEffect(() => listenToChanges({ onChange: () => void look.current(), onLost: () => setLive(false) }), []);

  return { picture: seen?.as === as ? seen.picture : null, isLive };
}
