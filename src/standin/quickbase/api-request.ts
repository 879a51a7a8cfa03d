import { Refusal } from "./refusal.ts";
import { readParameters } from "./xml-reader.ts";

/** A call as it came over HTTP, before anything is known about who sent it. */
export type ApiRequest = {
  method: string;
  /** `main`, or the dbid of an application or table, as in the URL. */
  dbid: string;
  /** As the caller spelled it; empty when nothing names a call. */
  action: string;
  /** By name in lower case: Quickbase's samples do not agree on the case. */
  parameters: ReadonlyMap<string, string>;
  cookies: ReadonlyMap<string, string>;
  authorization: string | null;
  /** What is wrong with the body, if anything: the answer will be this. */
  problem: Refusal | null;
  /** What was sent, for the log: the body, or the URL of a GET. */
  text: string;
};

type Received = {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Uint8Array;
};

/** Reads a call from a POST with XML or from the URL of a GET; null when the path is no `/db/…`. */
export function readApiRequest({ method, url, headers, body }: Received): ApiRequest | null {
  const dbid = /^\/db\/([^/]+)$/.exec(url.pathname)?.[1];
  if (dbid === undefined) return null;
  const query = url.searchParams;
  const named = query.get("a") ?? query.get("act");
  const posted = parametersOf(() =>
    method === "POST" ? readParameters(body) : [...query].filter(([name]) => name !== "a" && name !== "act"),
  );
  return {
    method,
    dbid,
    action: (named ?? header(headers, "quickbase-action") ?? "").trim(),
    ...posted,
    cookies: cookiesOf(header(headers, "cookie") ?? ""),
    authorization: header(headers, "authorization"),
    text: method === "POST" ? Buffer.from(body).toString("utf8") : `${method} ${url.pathname}${url.search}`,
  };
}

/** A parameter without the blanks around it; null when it is missing or blank. */
export function parameter(request: ApiRequest, name: string): string | null {
  const value = request.parameters.get(name.toLowerCase())?.trim() ?? "";
  return value === "" ? null : value;
}

/** A parameter that has to be there; throws refusal 2 without it. */
export function requiredParameter(request: ApiRequest, name: string): string {
  const value = parameter(request, name);
  if (value === null) throw new Refusal(2, `Missing value for the parameter ${name}.`);
  return value;
}

function parametersOf(read: () => [string, string][]): Pick<ApiRequest, "parameters" | "problem"> {
  const parameters = new Map<string, string>();
  try {
    for (const [name, value] of read()) {
      const key = name.toLowerCase();
      // Which of two Quickbase would take, nobody says: a call must not depend on it.
      if (parameters.has(key)) throw new Refusal(6, `The element ${name} is there twice.`);
      parameters.set(key, value);
    }
    return { parameters, problem: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { parameters, problem: error };
  }
}

function header(headers: Received["headers"], name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}

function cookiesOf(line: string): Map<string, string> {
  const pairs = line.split(";").map((pair) => pair.trim().split("="));
  return new Map(
    pairs.map(([name = "", ...value]) => [name, value.join("=")] as const).filter(([name]) => name !== ""),
  );
}
