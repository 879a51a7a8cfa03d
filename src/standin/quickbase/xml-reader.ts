import { SaxesParser } from "saxes";
import { Refusal } from "./refusal.ts";

/** Reads the children of `<qdbapi>`, in order and values untouched; throws refusal 11 for anything else. */
export function readParameters(body: Uint8Array): [name: string, value: string][] {
  const parameters: [string, string][] = [];
  let depth = 0;
  const addText = (text: string) => {
    const last = parameters.at(-1);
    if (depth > 1 && last !== undefined) last[1] += text;
  };
  const parser = new SaxesParser({ position: false });
  parser.on("error", ({ message }) => {
    throw unparsable(message);
  });
  parser.on("doctype", () => {
    throw unparsable("A document type declaration is not allowed.");
  });
  parser.on("opentag", ({ name }) => {
    if (depth === 0 && name !== "qdbapi") throw unparsable("The root element has to be qdbapi.");
    if (depth === 1) parameters.push([name, ""]);
    depth += 1;
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(decode(body)).close();
  return parameters;
}

function decode(body: Uint8Array): string {
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    Buffer.from(body.subarray(0, 100)).toString("latin1"),
  );
  try {
    return new TextDecoder(declared?.[1] ?? "utf-8", { fatal: true }).decode(body);
  } catch {
    throw unparsable("The bytes do not fit the encoding.");
  }
}

function unparsable(why: string): Refusal {
  return new Refusal(11, why);
}
