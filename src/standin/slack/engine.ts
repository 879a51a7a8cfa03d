import type { Deliver } from "./delivery/deliver.ts";
import type { EventSender } from "./delivery/events.ts";
import type { ResponseUrls } from "./delivery/response-urls.ts";
import type { Journal } from "./state/journal.ts";
import type { Settings } from "./state/settings.ts";
import type { Triggers } from "./state/triggers.ts";
import type { Workspace } from "./state/workspace.ts";

/** The parts of a running local Slack, for the gestures of people and the calls of the app. */
export type Engine = {
  workspace: Workspace;
  settings: Settings;
  journal: Journal;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  deliver: Deliver;
  events: EventSender;
};
