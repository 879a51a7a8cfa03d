import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { JsonObject } from "../../slack/json.ts";
import type { Picture } from "../picture.ts";
import type { Columns } from "./columns/columns.ts";
import type { Playing } from "./guide/use-play.ts";
import type { Place } from "./place.ts";

/** What every part of the page can see and do. */
export type World = {
  picture: Picture;
  place: Place;
  go: (change: Partial<Place>) => void;
  /** Gives an order as the person whom the visitor is; null when it could not be done, and that was said. */
  act: (name: string, body?: object) => Promise<JsonObject | null>;
  /** Leads to somebody and what they look at, whether they stand side by side or not. */
  lead: (change: Partial<Place>) => void;
  /** What is played for the visitor at the moment. */
  playing: Playing;
  /** What each looks at while they stand side by side; null while one is shown alone. */
  columns: Columns | null;
};

const WorldContext = createContext<World | null>(null);

/** Gives the world to everything below. */
export const WorldProvider = WorldContext.Provider;

/** The world around this part of the page. */
export function useThisWorld(): World {
  const world = useContext(WorldContext);
  if (world === null) throw new Error("There is no world around this part of the page");
  return world;
}
