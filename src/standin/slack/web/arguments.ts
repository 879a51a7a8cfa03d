import { ApiError } from "../api-error.ts";
import { type Json, type JsonObject, parseJson } from "../json.ts";

/** The arguments of one call: all strings when they came as a form, anything when as JSON. */
export class Arguments {
  readonly all: JsonObject;

  constructor(all: JsonObject) {
    this.all = all;
  }

  /** A string; numbers and booleans as they would stand in a form. */
  find(name: string): string | null {
    const value = this.all[name];
    if (value === undefined || value === null || value === "") return null;
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  get(name: string): string {
    const value = this.find(name);
    if (value === null) throw new ApiError("invalid_arguments", [`[ERROR] missing required field: ${name}`]);
    return value;
  }

  has(name: string): boolean {
    return this.all[name] !== undefined;
  }

  isTrue(name: string): boolean {
    return ["true", "1"].includes(this.find(name) ?? "");
  }

  /** A structured argument; as text it must be JSON, else the call is refused with this code. */
  structured(name: string, code: string): Json | undefined {
    const value = this.all[name];
    if (typeof value !== "string") return value;
    const parsed = parseJson(value);
    if (parsed === undefined) throw new ApiError(code, [`[ERROR] invalid JSON in ${name}`]);
    return parsed;
  }
}

/** Reads arguments from a query and a body in one of the forms that Slack takes. */
export function readArguments(query: URLSearchParams, contentType: string, body: string): Arguments {
  const fromQuery = Object.fromEntries(query);
  if (contentType.startsWith("application/json")) {
    const parsed = parseJson(body || "{}");
    if (parsed === undefined || parsed === null || typeof parsed !== "object" || Array.isArray(parsed))
      throw new ApiError("invalid_json");
    return new Arguments({ ...fromQuery, ...parsed });
  }
  return new Arguments({ ...fromQuery, ...Object.fromEntries(new URLSearchParams(body)) });
}
