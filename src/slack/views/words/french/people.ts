import type { RichTextElement } from "@slack/types";
import type { HeldRole, HeldRoles, LinePerson, StandingPart } from "../parts.ts";
import type { Piece, Sentence } from "../say.ts";
import { and, number, or, plural } from "./tools.ts";
import { say } from "./typography.ts";
import { countPeople, others } from "./who.ts";

/** "Viewer, Boss (administre l’application) et 2 autres rôles". */
function roles({ named, more }: HeldRoles): string {
  const left = plural(more, { one: "autre rôle", other: "autres rôles" });
  return and([...named.map(role), ...(more > 0 ? [`${number(more)} ${left}`] : [])]);
}

function role({ name, may }: HeldRole): string {
  if (may === "administer") return `${name} (administre l’application)`;
  return may === "share" ? `${name} (peut partager l’application)` : name;
}

/** People, each on a line of their own. */
export const people = {
  line({ name, email, inQuickbase, outside }: LinePerson): Sentence {
    const from = outside === null ? "" : ` (hors ${outside})`;
    if (inQuickbase !== null)
      return name === null
        ? say`• ${email}${from}  ·  « ${inQuickbase} » dans Quickbase`
        : say`• ${email}${from}  ·  « ${inQuickbase} » dans Quickbase, « ${name} » dans la demande`;
    return name === null ? say`• ${email}${from}` : say`• ${name}  ${email}${from}`;
  },
  lineWith: ({ person, said }: { person: Sentence; said: Sentence }) => say`${person}  ·  ${said}`,
  /** What holds for several, who follow. */
  together: ({ count, said }: { count: number; said: Sentence }) => say`${countPeople(count)} : ${said}`,

  /** What will happen for a person when the request is approved. */
  standing(part: StandingPart): Sentence {
    switch (part.standing) {
      case "checking":
        return say`Vérification…`;
      case "new":
        return say`Sans compte Quickbase : un compte sera créé`;
      case "known": {
        const account = part.waits ? "A un compte, inscription à terminer" : "A un compte";
        if (part.held === null) return say`${account} : aura le rôle ${part.role}`;
        return say`${account}, a déjà ${roles(part.held)} : aura aussi le rôle ${part.role}`;
      }
      case "in role": {
        const account = part.waits ? ", inscription à terminer" : "";
        if (part.held === null)
          return say`A déjà le rôle ${part.role}${account} : recevra seulement l’e-mail`;
        return say`A déjà ${part.role}, et aussi ${roles(part.held)}${account} : recevra seulement l’e-mail`;
      }
      case "not checked":
        return say`À vérifier`;
    }
  },

  range: ({ from, to, all }: { from: number; to: number; all: number }) =>
    from === to
      ? say`Personne ${number(from)} sur ${number(all)} :`
      : say`Personnes ${number(from)} à ${number(to)} sur ${number(all)} :`,
  approvers: ({ named, more }: { named: RichTextElement[]; more: number }): Sentence =>
    or([...named, ...(more > 0 ? [others(more) as Piece] : [])]),
  allInNoticeThread: ({ count }: { count: number }) =>
    say`Les ${number(count)} personnes sont dans le fil de ce message.`,
};
