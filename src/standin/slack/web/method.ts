import type { Engine } from "../engine.ts";
import type { JsonObject } from "../json.ts";
import type { Arguments } from "./arguments.ts";

/** One call of a method that is allowed. */
export type Call = { engine: Engine; args: Arguments; origin: string };

/** One Web API method: what it needs, and what it does when it is allowed. */
export type Method = {
  token?: "bot" | "app" | "none";
  scope?: string;
  run: (call: Call) => JsonObject;
};
/** Methods by their names. */
export type Methods = Record<string, Method>;
