import { useEffect, useRef, useState } from "preact/hooks";
import type { Json, JsonObject } from "../../../slack/json.ts";
import type { Picture } from "../../picture.ts";
import { useThisWorld } from "../context.ts";
import { keepTyped } from "../orders.ts";
import { type Placed, useSurface } from "../surface.ts";

/** What stands in an element, and how to put something else there. */
export type Field = {
  value: Json;
  /** Resolves when the app has heard of it, where it asked to. */
  put: (value: Json) => Promise<void>;
  /** The order that asks the app for options. */
  offer: (typed: string) => Promise<JsonObject | null>;
};

/** What was chosen here; `toldWith` is the picture on the page when the demo had heard of it. */
type Chosen = { value: Json; toldWith: Picture | null };

/** An element that is chosen in; what was chosen shows at once. */
export function useField({ block, element }: Placed): Field {
  const { act, picture } = useThisWorld();
  const latestPicture = useRef(picture);
  latestPicture.current = picture;
  const stored = useStored({ block, element });
  const where = useWhere({ block, element });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    // It has arrived, or something else was put there meanwhile.
    const hasArrived = chosen !== null && JSON.stringify(stored) === JSON.stringify(chosen.value);
    if (hasArrived || (chosen?.toldWith && chosen.toldWith !== picture)) setChosen(null);
  }, [stored, chosen, picture]);
  return {
    value: chosen === null ? stored : chosen.value,
    async put(value) {
      setChosen({ value, toldWith: null });
      await act("put", { ...where, value });
      setChosen((latest) => (latest?.value === value ? { value, toldWith: latestPicture.current } : latest));
    },
    offer: (typed) => act("suggest", { ...where, typed }),
  };
}

/** An element that is typed into: letters show at once and arrive a little later. */
export function useTyped({ block, element }: Placed): {
  text: string;
  type: (text: string) => void;
  enter: () => void;
} {
  const { act, place } = useThisWorld();
  const { key } = useSurface();
  const stored = useStored({ block, element });
  const where = useWhere({ block, element });
  const [typed, setTyped] = useState<string | null>(null);
  const text = typeof stored === "string" ? stored : "";
  useEffect(() => {
    // It has arrived: what others put there from here on is shown again.
    if (typed === text) setTyped(null);
  }, [typed, text]);
  return {
    text: typed ?? text,
    type(next) {
      setTyped(next);
      keepTyped(`${key} ${block.block_id} ${element.action_id}`, {
        as: place.as,
        ...where,
        value: next === "" ? null : next,
      });
    },
    enter() {
      if (block.type === "input" && block.dispatch_action === true)
        void act("put", { ...where, value: (typed ?? text) || null, isEntered: true });
    },
  };
}

function useWhere({ block, element }: Pick<Placed, "block" | "element">) {
  return { at: useSurface().at, blockId: block.block_id, actionId: element.action_id };
}

function useStored({ block, element }: Pick<Placed, "block" | "element">): Json {
  const stored = useSurface().values[String(block.block_id)]?.[String(element.action_id)] ?? {};
  return Object.entries(stored).find(([name]) => name !== "type")?.[1] ?? null;
}
