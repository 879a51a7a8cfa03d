import type { Reply } from "./calls/dispatch.ts";
import { type Element, element, renderElement } from "./xml-writer.ts";

/** An HTTP answer ready to be sent; `text` is what the log shows of its bytes. */
export type Answer = {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  body: Buffer;
  text: string;
  errcode: number | null;
};

/** Ways in which the XML of a performed call can come out wrong, or merely unusual. */
export type AnswerShape =
  | "no errcode"
  /** `errcode` 0 and nothing else, which anything between could have made up. */
  | "bare success"
  | "another action"
  /** The udata of some other call. */
  | "another call"
  /** The account of somebody else, in answer to a look-up. */
  | "another address"
  /** The documented answer to a caller whom Quickbase takes for nobody. */
  | "anonymous"
  | "doubled errcode"
  | "errcode not a number"
  | "no errdetail"
  | "padded values"
  | "cut off"
  | "Windows-1252 bytes"
  | "ISO-8859-1";

/**
 * Writes a reply as Quickbase does: HTTP 200 whatever the errcode, `application/xml` without a charset.
 * `encoding` is the call's own parameter of that name: UTF-8 is declared when it was asked for.
 */
export function toAnswer(reply: Reply, encoding: string | null, shape: AnswerShape | null = null): Answer {
  const asked = encoding?.toLowerCase() === "utf-8" ? "utf-8" : undefined;
  const declared = shape === "ISO-8859-1" ? shape : asked;
  const declaration = `<?xml version="1.0" ${declared === undefined ? "" : `encoding="${declared}" `}?>`;
  const text = reshape(`${declaration}\n${renderElement(envelope(reply, shape))}\n`, shape);
  return {
    status: 200,
    headers: {
      "content-type": "application/xml",
      // Older clients read these two instead of the body.
      "quickbase-errcode": String(reply.errcode),
      "quickbase-errtext": reply.errtext.replaceAll(/[^ -~]/g, "?"),
      ...(reply.cookies.length === 0 ? {} : { "set-cookie": [...reply.cookies] }),
    },
    body: encode(text, shape),
    text,
    errcode: reply.errcode,
  };
}

/** The page of a proxy in front of Quickbase: what comes instead of XML when something is wrong there. */
export function toHtmlAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  const text = `<!DOCTYPE html>
<html><head><title>Quickbase</title></head><body><h1>We'll be right back</h1><p>Status ${status}.</p></body></html>
`;
  const body = Buffer.from(text);
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", ...headers },
    body,
    text,
    errcode: null,
  };
}

/** An answer without a body. */
export function toEmptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/xml", ...headers },
    body: Buffer.alloc(0),
    text: "",
    errcode: null,
  };
}

function envelope(reply: Reply, shape: AnswerShape | null): Element {
  const { errcode, errtext, errdetail } = reply;
  const elements = reply.elements.map((each) => toUser(each, shape));
  if (shape === "bare success") return element("qdbapi", [element("errcode", 0)]);
  const action = shape === "another action" ? "API_GetSchema" : reply.action;
  const udata = shape === "another call" ? "of another call" : reply.udata;
  const number = element("errcode", shape === "errcode not a number" ? "none" : errcode);
  const numbers = shape === "no errcode" ? [] : shape === "doubled errcode" ? [number, number] : [number];
  return element("qdbapi", [
    element("action", action),
    ...numbers,
    element("errtext", errtext),
    ...(errdetail === null || shape === "no errdetail" ? [] : [element("errdetail", errdetail)]),
    ...(udata === null ? [] : [element("udata", udata)]),
    ...elements,
  ]);
}

/** A `<user>` as somebody else. */
function toUser(user: Element, shape: AnswerShape | null): Element {
  if (user.name !== "user" || typeof user.content === "string") return user;
  const withText = (name: string, text: string) =>
    typeof user.content === "string"
      ? []
      : user.content.map((child) => (child.name === name ? element(name, text) : child));
  if (shape === "another address")
    return element("user", withText("email", "somebody.else@x.org"), { id: "112999.abcd" });
  return shape === "anonymous" ? element("user", withText("login", "anonymous"), { id: "1.ckbs" }) : user;
}

function reshape(xml: string, shape: AnswerShape | null): string {
  if (shape === "cut off") return xml.slice(0, Math.floor(xml.length / 2));
  return shape === "padded values" ? xml.replaceAll(/>([^<>\s][^<>]*)</g, ">\n\n      $1  <") : xml;
}

// The three bytes Quickbase is known to mix into UTF-8: curly quotes and the en dash.
const windows1252: ReadonlyMap<string, number> = new Map([
  ["“", 0x93],
  ["”", 0x94],
  ["–", 0x96],
]);

function encode(text: string, shape: AnswerShape | null): Buffer {
  if (shape === "ISO-8859-1")
    return Buffer.from(
      text.replaceAll(/[^\0-\xff]/gu, (character) => `&#${character.codePointAt(0)};`),
      "latin1",
    );
  if (shape !== "Windows-1252 bytes") return Buffer.from(text);
  return Buffer.concat(
    Array.from(text, (character) => {
      const byte = windows1252.get(character);
      return byte === undefined ? Buffer.from(character) : Buffer.from([byte]);
    }),
  );
}
