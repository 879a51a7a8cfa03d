import { isObject, type Json, type JsonObject } from "../json.ts";

/** Where blocks are shown: not every block is allowed everywhere. */
export type Surface = "message" | "modal" | "home";

/** Collects what Slack would refuse, each with the place where it stands. */
export class Findings {
  readonly messages: string[] = [];
  readonly surface: Surface;
  readonly blockIds = new Set<string>();
  focused = 0;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  add(pointer: string, problem: string): void {
    this.messages.push(`[ERROR] ${problem} [json-pointer:${pointer}]`);
  }

  /** Refuses members that Slack does not know at this place. */
  keys(object: JsonObject, pointer: string, known: readonly string[]): void {
    for (const [key, value] of Object.entries(object))
      if (value !== undefined && !known.includes(key))
        this.add(pointer, `invalid additional property: ${key}`);
  }

  /** Refuses a string longer or shorter than allowed; null and absent are fine unless required. */
  string(value: Json | undefined, pointer: string, { max, min = 1, required = false }: Length): void {
    if (value === undefined || value === null) {
      if (required) this.missing(pointer);
      return;
    }
    if (typeof value !== "string") {
      this.add(pointer, "must be a string");
      return;
    }
    this.length(value.length, pointer, { max, min });
  }

  length(length: number, pointer: string, { max, min }: { max: number; min: number }): void {
    if (length < min) this.add(pointer, `must be more than ${min - 1} characters`);
    if (length > max) this.add(pointer, `must be less than ${max + 1} characters`);
  }

  missing(pointer: string): void {
    const cut = pointer.lastIndexOf("/");
    this.add(pointer.slice(0, cut), `missing required field: ${pointer.slice(cut + 1)}`);
  }

  /** The objects of a list, each with its own pointer; refuses a wrong count or kind. */
  list(value: Json | undefined, pointer: string, { max, min = 1 }: { max: number; min?: number }): Placed[] {
    if (value === undefined) {
      this.missing(pointer);
      return [];
    }
    if (!Array.isArray(value)) {
      this.add(pointer, "must be an array");
      return [];
    }
    if (value.length < min) this.add(pointer, `no less than ${min} items required`);
    if (value.length > max) this.add(pointer, `no more than ${max} items allowed`);
    return value.flatMap((item, index) => {
      const place = `${pointer}/${index}`;
      if (isObject(item)) return [{ object: item, pointer: place }];
      this.add(place, "must provide an object");
      return [];
    });
  }

  oneOf(value: Json | undefined, pointer: string, allowed: readonly Json[]): void {
    if (value !== undefined && !allowed.includes(value))
      this.add(pointer, `must be one of ${allowed.join(", ")}`);
  }

  flag(value: Json | undefined, pointer: string): void {
    if (value !== undefined && typeof value !== "boolean") this.add(pointer, "must be a boolean");
  }
}

/** How long a string may be, in characters. */
export type Length = { max: number; min?: number; required?: boolean };
/** An object and the JSON pointer to where it stands. */
export type Placed = { object: JsonObject; pointer: string };
