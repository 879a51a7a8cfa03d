import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { JsonObject } from "../../slack/json.ts";
import type { FormValues } from "../../slack/state/types.ts";
import type { PlacePicture } from "../picture.ts";

/** Where blocks stand: in a message, a modal or the Home tab, with what is in their fields. */
export type Surface = {
  at: PlacePicture;
  /** Different for every surface: the beginning of ids in the page. */
  key: string;
  values: FormValues;
  /** What stands in red, by block id. */
  errors: Record<string, string>;
};

const SurfaceContext = createContext<Surface | null>(null);

/** Says to the blocks below where they stand. */
export const SurfaceProvider = SurfaceContext.Provider;

/** Where this block stands. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error("Blocks stand in a message or a view");
  return surface;
}

/** One element in its block, with the ids of what names and explains it in the page. */
export type Placed = { block: JsonObject; element: JsonObject; naming: Naming };

/** How an element is named for those who cannot see where it stands. */
export type Naming = {
  id: string;
  labelledBy?: string;
  describedBy?: string;
  isInvalid?: boolean;
  label?: string;
};

/** The attributes that name an element. */
export function namingAttributes({ id, labelledBy, describedBy, isInvalid, label }: Naming) {
  return {
    id,
    "aria-labelledby": labelledBy,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid ? "true" : undefined,
  };
}
