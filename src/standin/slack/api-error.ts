import type { JsonObject } from "./json.ts";

/** Slack understood the call and says no: becomes `{"ok":false,"error":code}`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string;
  readonly messages: string[];
  readonly details: JsonObject;

  constructor(code: string, messages: string[] = [], details: JsonObject = {}) {
    super(`Slack refuses: ${code}`);
    this.code = code;
    this.messages = messages;
    this.details = details;
  }
}
