/** What travels over Slack's wire; `undefined` members vanish when written. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
/** An object on the wire. */
export type JsonObject = { [key: string]: Json | undefined };

type Maybe = Json | undefined;

/** The value of JSON text, or undefined when it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Whether this is an object with named members (not a list, not null). */
export function isObject(value: Maybe): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object itself, or an empty one for anything else. */
export function objectOf(value: Maybe): JsonObject {
  return isObject(value) ? value : {};
}

/** The list itself, or an empty one for anything else. */
export function listOf(value: Maybe): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The objects in a list; whatever else stands in it is left out. */
export function objectsOf(value: Maybe): JsonObject[] {
  return listOf(value).filter(isObject);
}

/** The string itself, or undefined for anything else. */
export function stringOf(value: Maybe): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The string itself, or "" for anything else. */
export function textOf(value: Maybe): string {
  return typeof value === "string" ? value : "";
}

/** The entry of a table, and undefined also for what every object inherits. */
export function lookUp<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
