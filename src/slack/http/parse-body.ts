import type { Parsed } from "../../invite/values.ts";

/** Reads a body of Slack by its media type: a form with the payload in a field or with fields of its own, or JSON. */
export function parseBody(bytes: Buffer, contentType: string | undefined): Parsed<unknown> {
  const text = bytes.toString("utf8");
  if (!isForm(contentType)) return parseJson(text);
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? { ok: true, value: Object.fromEntries(form) } : parseJson(payload);
}

/** Whether it is a form, whatever else the header says of it. */
export function isForm(contentType: string | undefined): boolean {
  const [mediaType] = (contentType ?? "").split(";");
  return mediaType?.trim().toLowerCase() === "application/x-www-form-urlencoded";
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: "no JSON" };
  }
}
