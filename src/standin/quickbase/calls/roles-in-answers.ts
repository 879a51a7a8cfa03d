import type { AccessLevel, Role } from "../model.ts";
import { type Element, element } from "../xml-writer.ts";

const accessNames: Readonly<Record<AccessLevel, string>> = {
  1: "Administrator",
  2: "Basic Access with Share",
  3: "Basic Access",
};

/** A role as every answer shows it, with more children where a call adds some. */
export function roleElement(
  { id, name, accessLevel, shownAccess = String(accessLevel) }: Role,
  more: readonly Element[] = [],
): Element {
  const access =
    shownAccess === null ? [] : [element("access", accessNames[accessLevel], { id: shownAccess })];
  return element("role", [element("name", name), ...access, ...more], { id: String(id) });
}
