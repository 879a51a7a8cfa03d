import { useCallback, useEffect, useState } from "preact/hooks";
import type { PersonPicture } from "../picture.ts";

/** Who somebody is and what they look at: all of it stands in the address, so that a reload keeps it. */
export type Place = {
  /** A person's handle, or "everyone": Ana, Lee and Quickbase side by side, where there is room. */
  as: string;
  /** A conversation's key, or "home" for the app's Home tab. */
  in: string;
  /** The ts of the message whose thread is open, or "". */
  thread: string;
  /** Which part a narrow window shows. */
  pane: "people" | "talk" | "scenes";
  /** What stands beside the conversation. */
  scene: "quickbase" | "trouble";
  /** A part of Quickbase; "latest" is the one where something has changed last. */
  tab: "latest" | "apps" | "emails" | "calls" | "accounts";
};

/** The one who is everybody at once. */
export const EVERYONE = "everyone";

const AT_FIRST: Place = {
  as: EVERYONE,
  in: "general",
  thread: "",
  pane: "talk",
  scene: "quickbase",
  tab: "latest",
};
const PANES: readonly Place["pane"][] = ["people", "talk", "scenes"];
const SCENES: readonly Place["scene"][] = ["quickbase", "trouble"];
const TABS: readonly Place["tab"][] = ["latest", "apps", "emails", "calls", "accounts"];

/** To be somebody leads to where something waits for them, and else changes nothing but the eyes. */
export function toPerson({ handle, waiting }: PersonPicture): Partial<Place> {
  return { as: handle, thread: "", ...(waiting ? { in: waiting.key, pane: "talk" } : {}) };
}

/** The address of a place. */
export function toAddress(place: Place): string {
  const parts = Object.entries(place).filter(([name, value]) => !isAtFirst(name, value));
  return parts.length === 0 ? "/" : `/?${new URLSearchParams(parts)}`;
}

/** The place in the address, and how to go to another; back and forward work. */
export function usePlace(): { place: Place; go: (change: Partial<Place>) => void } {
  const [place, setPlace] = useState(readAddress);
  useEffect(() => {
    const follow = () => setPlace(readAddress());
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const go = useCallback((change: Partial<Place>) => {
    const address = toAddress({ ...readAddress(), ...change });
    if (address !== toAddress(readAddress())) history.pushState(null, "", address);
    setPlace(readAddress());
  }, []);
  return { place, go };
}

function isAtFirst(name: string, value: string): boolean {
  return Object.entries(AT_FIRST).some(([key, first]) => key === name && first === value);
}

function readAddress(): Place {
  const parts = new URLSearchParams(location.search);
  const of = (name: keyof Place) => parts.get(name) ?? AT_FIRST[name];
  return {
    as: of("as"),
    in: of("in"),
    thread: of("thread"),
    pane: PANES.find((pane) => pane === of("pane")) ?? AT_FIRST.pane,
    scene: SCENES.find((scene) => scene === of("scene")) ?? AT_FIRST.scene,
    tab: TABS.find((tab) => tab === of("tab")) ?? AT_FIRST.tab,
  };
}
