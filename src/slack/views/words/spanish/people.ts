import type { RichTextElement } from "@slack/types";
import type { HeldRole, HeldRoles, LinePerson, StandingPart } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, number, or, plural } from "./tools.ts";
import { countPeople } from "./who.ts";

/** "el rol Viewer", "los roles Viewer, Boss (administra la aplicación) y 2 más". */
function roles({ named, more }: HeldRoles): string {
  const all = and([...named.map(role), ...(more > 0 ? [`${number(more)} más`] : [])]);
  return plural(named.length + more, { one: `el rol ${all}`, other: `los roles ${all}` });
}

function role({ name, may }: HeldRole): string {
  if (may === "administer") return `${name} (administra la aplicación)`;
  return may === "share" ? `${name} (puede compartir la aplicación)` : name;
}

/** People, each on a line of their own. */
export const people = {
  line({ name, email, inQuickbase, outside }: LinePerson): Sentence {
    const from = outside === null ? "" : ` (de fuera de ${outside})`;
    if (inQuickbase !== null)
      return name === null
        ? say`• ${email}${from}  ·  “${inQuickbase}” en Quickbase`
        : say`• ${email}${from}  ·  “${inQuickbase}” en Quickbase, “${name}” en la solicitud`;
    return name === null ? say`• ${email}${from}` : say`• ${name}  ${email}${from}`;
  },
  lineWith: ({ person, said }: { person: Sentence; said: Sentence }) => say`${person}  ·  ${said}`,
  /** What holds for several, who follow. */
  together: ({ count, said }: { count: number; said: Sentence }) => say`${countPeople(count)}: ${said}`,

  /** What will happen for a person when the request is approved. */
  standing(part: StandingPart): Sentence {
    switch (part.standing) {
      case "checking":
        return say`Verificando…`;
      case "new":
        return say`Sin cuenta en Quickbase: se le creará una`;
      case "known": {
        const account = part.waits ? "Tiene cuenta (aún sin registrarse)" : "Tiene cuenta";
        if (part.held === null) return say`${account}: se le dará el rol ${part.role}`;
        return say`${account}, con ${roles(part.held)}: se le dará además el rol ${part.role}`;
      }
      case "in role": {
        const account = part.waits ? " (aún sin registrarse)" : "";
        if (part.held === null) return say`Ya tiene el rol ${part.role}${account}: solo recibirá el correo`;
        return say`Ya tiene el rol ${part.role}${account}, además de ${roles(part.held)}: solo recibirá el correo`;
      }
      case "not checked":
        return say`Aún sin verificar`;
    }
  },

  range: ({ from, to, all }: { from: number; to: number; all: number }) =>
    from === to
      ? say`Persona ${number(from)} de ${number(all)}:`
      : say`Personas ${number(from)} a ${number(to)} de ${number(all)}:`,
  approvers: ({ named, more }: { named: RichTextElement[]; more: number }): Sentence =>
    or([...named, ...(more > 0 ? [`${number(more)} más` as Piece] : [])]),
  allInNoticeThread: ({ count }: { count: number }) =>
    say`Las ${number(count)} personas están en el hilo de este mensaje.`,
};
