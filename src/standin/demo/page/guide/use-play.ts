import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Place } from "../place.ts";
import { playStory, StoryError } from "./play-story.ts";

/** What is played for the visitor at the moment. */
export type Playing = {
  isOn: boolean;
  /** What a visitor reads; "" for nothing. */
  caption: string;
  /** Whose turn it is. */
  actor: "ana" | "lee" | "";
  /** What they have typed so far. */
  typed: string;
  start: () => void;
  stop: () => void;
};

const NOTHING = { isOn: false, caption: "", actor: "" as const, typed: "" };

/** Plays the story on this page, until its end or until somebody stops it. */
export function usePlay(lead: (change: Partial<Place>) => void): Playing {
  const [shown, setShown] = useState<Omit<Playing, "start" | "stop">>(NOTHING);
  const stopping = useRef<AbortController | null>(null);
  // The page may change its shape while the story is played.
  const latestLead = useRef(lead);
  latestLead.current = lead;

  const stop = useCallback(() => {
    stopping.current?.abort();
    setShown(NOTHING);
  }, []);
  const start = useCallback(async () => {
    stopping.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    stopping.current = controller;
    const show = (change: Partial<Playing>) => {
      if (!signal.aborted) setShown((before) => ({ ...before, ...change }));
    };
    show({ ...NOTHING, isOn: true });
    try {
      await playStory({
        tell: (caption) => show({ caption }),
        lead: (actor, place) => {
          show({ actor });
          if (!signal.aborted) latestLead.current(place);
        },
        type: (typed) => show({ typed }),
        signal,
      });
      show(NOTHING);
    } catch (error) {
      const caption = error instanceof StoryError ? error.message : "";
      if (!signal.aborted) setShown({ ...NOTHING, caption });
    }
  }, []);
  useEffect(() => () => stopping.current?.abort(), []);
  return { ...shown, start: () => void start(), stop };
}
