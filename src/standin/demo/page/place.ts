import { useCallback, useEffect, useState } from "preact/hooks";

/** Who somebody is and what they look at: all of it stands in the address, so that a reload keeps it. */
export type Place = {
  as: string;
  /** A conversation's key, or "home" for the app's Home tab. */
  in: string;
  /** The ts of the message whose thread is open, or "". */
  thread: string;
  /** Which part a narrow window shows. */
  pane: "people" | "talk" | "quickbase";
  tab: "apps" | "accounts" | "mails" | "calls";
};

const AT_FIRST: Place = { as: "ana", in: "general", thread: "", pane: "talk", tab: "apps" };
const PANES: readonly Place["pane"][] = ["people", "talk", "quickbase"];
const TABS: readonly Place["tab"][] = ["apps", "accounts", "mails", "calls"];

/** The address of a place. */
export function toAddress(place: Place): string {
  const parts = Object.entries(place).filter(([name, value]) => name === "as" || !isAtFirst(name, value));
  return `/?${new URLSearchParams(parts)}`;
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
    history.pushState(null, "", toAddress({ ...readAddress(), ...change }));
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
    tab: TABS.find((tab) => tab === of("tab")) ?? AT_FIRST.tab,
  };
}
