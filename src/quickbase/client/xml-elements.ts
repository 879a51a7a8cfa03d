import type { Oddity } from "../../invite/trouble.ts";
import type { XmlElement } from "./xml.ts";

function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== "string";
}

/** The children of that name; none is an empty list, so one and many read the same. */
export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  if (element === null) return [];
  return element.content.filter(isElement).filter((child) => child.name === name);
}

/** The first child of that name. */
export function findChild(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null;
  for (const node of element.content) if (isElement(node) && node.name === name) return node;
  return null;
}

/** The trimmed text of an element; Quickbase puts a bare `<BR/>` into some texts, which is a line break here. */
export function textOf(element: XmlElement): string {
  return rawTextOf(element).trim();
}

function rawTextOf(element: XmlElement): string {
  let text = "";
  for (const node of element.content)
    if (!isElement(node)) text += node;
    else text += /^br$/i.test(node.name) ? "\n" : rawTextOf(node);
  return text;
}

/** The trimmed text of the first child of that name; null when there is none. */
export function findText(element: XmlElement, name: string): string | null {
  const child = findChild(element, name);
  return child && textOf(child);
}

/** A well-formed success lacks what its call promises; the caller turns it into a `QuickbaseAnswerError`. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
  readonly oddity: Oddity;
  readonly part: string | null;

  constructor(problem: string, { oddity, part = null }: { oddity: Oddity; part?: string | null }) {
    super(problem);
    this.oddity = oddity;
    this.part = part;
  }
}

/** The first child of that name; throws `UnexpectedAnswerError` when there is none. */
export function getChild(element: XmlElement, name: string): XmlElement {
  const child = findChild(element, name);
  if (child === null)
    throw new UnexpectedAnswerError(`it has no <${name}>`, { oddity: "no element", part: name });
  return child;
}

/** The trimmed text of the first child of that name; throws `UnexpectedAnswerError` when missing or empty. */
export function getText(element: XmlElement, name: string): string {
  const text = textOf(getChild(element, name));
  if (text === "")
    throw new UnexpectedAnswerError(`its <${name}> is empty`, { oddity: "empty element", part: name });
  return text;
}

/** The trimmed attribute; throws `UnexpectedAnswerError` when missing or empty. */
export function getAttribute(element: XmlElement, name: string): string {
  const value = element.attributes.get(name)?.trim();
  if (!value) {
    const part = `${element.name} ${name}`;
    throw new UnexpectedAnswerError(`a <${element.name}> has no attribute "${name}"`, {
      oddity: "no attribute",
      part,
    });
  }
  return value;
}

/** Whether the first child of that name says 1: Quickbase's way to say yes. */
export function findFlag(element: XmlElement, name: string): boolean | null {
  const text = findText(element, name);
  return text === null ? null : text === "1";
}

/** The instant in the first child of that name, given there as milliseconds since 1970. */
export function findInstant(element: XmlElement, name: string): Date | null {
  const ms = findInteger(element, name);
  return ms === null ? null : new Date(ms);
}

/** The whole number in the first child of that name; null when it is missing or anything else. */
export function findInteger(element: XmlElement, name: string): number | null {
  const text = findText(element, name);
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
