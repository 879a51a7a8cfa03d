import type { RichTextElement } from "@slack/types";
import type { HeldRole, HeldRoles, LinePerson, StandingPart } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, number, or, plural } from "./tools.ts";
import { countPeople } from "./who.ts";

/** "Viewer, Boss (administriert die Anwendung) und 2 weitere Rollen". */
function roles({ named, more }: HeldRoles): string {
  const others = plural(more, { one: "weitere Rolle", other: "weitere Rollen" });
  return and([...named.map(role), ...(more > 0 ? [`${number(more)} ${others}`] : [])]);
}

function role({ name, may }: HeldRole): string {
  if (may === "administer") return `${name} (administriert die Anwendung)`;
  return may === "share" ? `${name} (kann die Anwendung teilen)` : name;
}

/** People, each on a line of their own. */
export const people = {
  line({ name, email, inQuickbase, outside }: LinePerson): Sentence {
    const from = outside === null ? "" : ` (außerhalb von ${outside})`;
    if (inQuickbase !== null)
      return name === null
        ? say`• ${email}${from}  ·  in Quickbase „${inQuickbase}“`
        : say`• ${email}${from}  ·  in Quickbase „${inQuickbase}“, in der Anfrage „${name}“`;
    return name === null ? say`• ${email}${from}` : say`• ${name}  ${email}${from}`;
  },
  lineWith: ({ person, said }: { person: Sentence; said: Sentence }) => say`${person}  ·  ${said}`,
  /** What holds for several, who follow. */
  together: ({ count, said }: { count: number; said: Sentence }) => say`${countPeople(count)}: ${said}`,

  /** What will happen for a person when the request is approved. */
  standing(part: StandingPart): Sentence {
    switch (part.standing) {
      case "checking":
        return say`Wird geprüft …`;
      case "new":
        return say`Neu bei Quickbase: bekommt ein Konto`;
      case "known": {
        const account = part.waits ? "Hat ein Konto, noch nicht registriert" : "Hat ein Konto";
        if (part.held === null) return say`${account}: wird ${part.role}`;
        return say`${account}, ist schon ${roles(part.held)}: wird zusätzlich ${part.role}`;
      }
      case "in role": {
        const account = part.waits ? ", noch nicht registriert" : "";
        if (part.held === null) return say`Ist schon ${part.role}${account}: bekommt nur die E-Mail`;
        return say`Ist schon ${part.role}, außerdem ${roles(part.held)}${account}: bekommt nur die E-Mail`;
      }
      case "not checked":
        return say`Noch nicht geprüft`;
    }
  },

  range: ({ from, to, all }: { from: number; to: number; all: number }) =>
    from === to
      ? say`Person ${number(from)} von ${number(all)}:`
      : say`Personen ${number(from)} bis ${number(to)} von ${number(all)}:`,
  approvers: ({ named, more }: { named: RichTextElement[]; more: number }): Sentence =>
    or([...named, ...(more > 0 ? [`${number(more)} weitere` as Piece] : [])]),
  allInNoticeThread: ({ count }: { count: number }) =>
    say`Alle ${number(count)} Personen stehen im Thread dieser Nachricht.`,
};
