import { useState } from "preact/hooks";
import type { ScenePicture, WeatherPicture } from "../../picture.ts";
import { useThisWorld } from "../context.ts";

/** Makes things go wrong and right again, one press at a time. */
export function useTrouble() {
  const { act, lead } = useThisWorld();
  const [isBusy, setBusy] = useState(false);
  const once = async (work: () => Promise<unknown>) => {
    if (isBusy) return;
    setBusy(true);
    await work();
    setBusy(false);
  };
  return {
    isBusy,
    turn: ({ id, isOn }: WeatherPicture) => once(() => act("weather", { id, on: !isOn })),
    play: ({ id }: ScenePicture) =>
      once(() => {
        lead({ as: "lee", in: "quickbase-approvals", thread: "", pane: "talk" });
        return act("scene", { id });
      }),
  };
}
