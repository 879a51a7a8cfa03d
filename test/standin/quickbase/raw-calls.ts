import type { QuickbaseStandin } from "../../../src/standin/quickbase/quickbase-standin.ts";

/** An answer as it came, nothing parsed. */
export type RawAnswer = {
  status: number;
  contentType: string | null;
  contentLength: string | null;
  text: string;
};

/** Posts hand-written parameters as Quickbase's documentation shows it; adds the service token unless told not to. */
export async function post(
  quickbase: QuickbaseStandin,
  {
    dbid = "main",
    action,
    body = "",
    token = quickbase.userToken,
    headers = {},
  }: {
    dbid?: string;
    action: string;
    body?: string;
    token?: string | null;
    headers?: Record<string, string>;
  },
): Promise<RawAnswer> {
  const credentials = token === null ? "" : `<usertoken>${token}</usertoken>`;
  return postRaw(quickbase, { dbid, action, body: `<qdbapi>${credentials}${body}</qdbapi>`, headers });
}

/** Posts exactly these bytes. */
export async function postRaw(
  quickbase: QuickbaseStandin,
  {
    dbid = "main",
    action,
    body,
    headers = {},
  }: {
    dbid?: string;
    action: string;
    body: string | Uint8Array<ArrayBuffer>;
    headers?: Record<string, string>;
  },
): Promise<RawAnswer> {
  const answer = await fetch(`${quickbase.origin}/db/${dbid}`, {
    method: "POST",
    headers: { "content-type": "application/xml", "quickbase-action": action, ...headers },
    body,
  });
  return toRaw(answer);
}

/** Sends the URL form. */
export async function get(quickbase: QuickbaseStandin, pathAndQuery: string): Promise<RawAnswer> {
  return toRaw(await fetch(`${quickbase.origin}${pathAndQuery}`));
}

/** The text of the first element with this name, or null. */
export function textOf(answer: RawAnswer, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.text)?.[1] ?? null;
}

async function toRaw(answer: Response): Promise<RawAnswer> {
  return {
    status: answer.status,
    contentType: answer.headers.get("content-type"),
    contentLength: answer.headers.get("content-length"),
    text: await answer.text(),
  };
}
