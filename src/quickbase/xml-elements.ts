import type { XmlElement } from "./xml.ts";

function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== "string";
}

/** The children of that name; none is an empty list, so one and many read the same. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return [];
  return element.content.filter(isElement).filter((child) => child.name === name);
}

/** The first child of that name. */
export function findChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const node of element.content) if (isElement(node) && node.name === name) return node;
  return undefined;
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

/** The trimmed text of the first child of that name; undefined when there is none. */
export function findText(element: XmlElement, name: string): string | undefined {
  const child = findChild(element, name);
  return child && textOf(child);
}

/** A well-formed success lacks what its call promises; the caller turns it into a `QuickbaseAnswerError`. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
}

/** The first child of that name; throws `UnexpectedAnswerError` when there is none. */
export function getChild(element: XmlElement, name: string): XmlElement {
  const child = findChild(element, name);
  if (child === undefined) throw new UnexpectedAnswerError(`it has no <${name}>`);
  return child;
}

/** The trimmed text of the first child of that name; throws `UnexpectedAnswerError` when missing or empty. */
export function getText(element: XmlElement, name: string): string {
  const text = textOf(getChild(element, name));
  if (text === "") throw new UnexpectedAnswerError(`its <${name}> is empty`);
  return text;
}

/** The trimmed attribute; throws `UnexpectedAnswerError` when missing or empty. */
export function getAttribute(element: XmlElement, name: string): string {
  const value = element.attributes.get(name)?.trim();
  if (!value) throw new UnexpectedAnswerError(`a <${element.name}> has no attribute "${name}"`);
  return value;
}

/** Whether the first child of that name says 1: Quickbase's way to say yes. */
export function findFlag(element: XmlElement, name: string): boolean | undefined {
  const text = findText(element, name);
  return text === undefined ? undefined : text === "1";
}

/** The instant in the first child of that name, given there as milliseconds since 1970. */
export function findInstant(element: XmlElement, name: string): Date | undefined {
  const ms = findInteger(element, name);
  return ms === undefined ? undefined : new Date(ms);
}

/** The whole number in the first child of that name; undefined when it is missing or anything else. */
export function findInteger(element: XmlElement, name: string): number | undefined {
  const text = findText(element, name);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
