import { decodeAnswer } from "./text-decoding.ts";
import { parseXml, type XmlElement } from "./xml.ts";
import { childrenOf, findText, textOf } from "./xml-elements.ts";
import { MalformedXmlError } from "./xml-strictness.ts";

/** What every answer says before anything else; success is exactly one `errcode`, equal to 0, under `qdbapi`. */
export type Envelope =
  | ({ kind: "success"; root: XmlElement } & Names)
  | ({
      kind: "refusal";
      errcode: number;
      errtext: string;
      errdetail: string | null;
    } & Names)
  | { kind: "unreadable"; problem: string };

/** Which call an answer says it belongs to. */
type Names = {
  action: string | null;
  udata: string | null;
};

/** Reads any bytes; anything but an answer of Quickbase comes back as unreadable. */
export function readEnvelope(body: Uint8Array, contentType: string | null = null): Envelope {
  try {
    return readRoot(parseXml(decodeAnswer(body, contentType)));
  } catch (error) {
    if (!(error instanceof MalformedXmlError)) throw error;
    return { kind: "unreadable", problem: `it is not the XML of Quickbase (${error.message})` };
  }
}

function readRoot(root: XmlElement): Envelope {
  if (root.name !== "qdbapi") return unreadable(`its root is <${root.name}> and not <qdbapi>`);
  const [element, ...more] = childrenOf(root, "errcode");
  if (element === undefined) return unreadable("it has no <errcode>");
  if (more.length > 0) return unreadable("it has more than one <errcode>");
  const errcode = readErrcode(element);
  if (errcode === null) return unreadable("its <errcode> is not a whole number");
  const names = { action: findText(root, "action") || null, udata: findText(root, "udata") };
  if (errcode === 0) return { kind: "success", root, ...names };
  const errtext = findText(root, "errtext") ?? "";
  return { kind: "refusal", errcode, errtext, errdetail: findText(root, "errdetail") || null, ...names };
}

function unreadable(problem: string): Envelope {
  return { kind: "unreadable", problem };
}

function readErrcode(element: XmlElement): number | null {
  const isPlainText = element.content.every((node) => typeof node === "string");
  const text = textOf(element);
  return isPlainText && /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : null;
}
