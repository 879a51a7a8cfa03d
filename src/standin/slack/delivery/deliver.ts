import type { Json, JsonObject } from "../json.ts";

/** One payload for the app, in the three kinds that Socket Mode knows. */
export type Delivery = {
  type: "events_api" | "interactive" | "slash_commands";
  payload: JsonObject;
  retry?: { attempt: number; reason: string };
};

/** What the app said; without an acknowledgement, why there is none. */
export type Acknowledgement =
  | { acknowledged: true; body: Json }
  | { acknowledged: false; why: "no connection" | "timeout" | "connection closed" | "http error" };

/** Hands one payload to the app and waits for its answer, never longer than Slack does. */
export type Deliver = (delivery: Delivery) => Promise<Acknowledgement>;
