import { viewToJson } from "../delivery/wire-shapes.ts";
import type { Engine } from "../engine.ts";
import type { Member } from "../state/types.ts";

/** Somebody opens the app's Home tab; the app is told, and resolves once it knows. */
export async function openHome(engine: Engine, person: Member): Promise<void> {
  const { workspace, events } = engine;
  await events.send({
    type: "app_home_opened",
    user: person.actsAs,
    channel: workspace.openDirect(person.id).id,
    tab: "home",
    ...(person.home ? { view: viewToJson(workspace, person.home) } : {}),
  });
}
