import type { RichTextElement } from "@slack/types";
import type { HeldRole, HeldRoles, LinePerson, StandingPart } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, number, or, plural } from "./tools.ts";
import { countPeople } from "./who.ts";

/** "a função Viewer", "as funções Viewer, Boss (administra o aplicativo) e mais 2". */
function roles({ named, more }: HeldRoles): string {
  const all = and([...named.map(role), ...(more > 0 ? [`mais ${number(more)}`] : [])]);
  return plural(named.length + more, { one: `a função ${all}`, other: `as funções ${all}` });
}

function role({ name, may }: HeldRole): string {
  if (may === "administer") return `${name} (administra o aplicativo)`;
  return may === "share" ? `${name} (pode compartilhar o aplicativo)` : name;
}

/** People, each on a line of their own. */
export const people = {
  line({ name, email, inQuickbase, outside }: LinePerson): Sentence {
    const from = outside === null ? "" : ` (de fora de ${outside})`;
    if (inQuickbase !== null)
      return name === null
        ? say`• ${email}${from}  ·  “${inQuickbase}” no Quickbase`
        : say`• ${email}${from}  ·  “${inQuickbase}” no Quickbase, “${name}” na solicitação`;
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
        return say`Sem conta no Quickbase: uma será criada`;
      case "known": {
        const account = part.waits ? "Tem conta (cadastro ainda não concluído)" : "Tem conta";
        if (part.held === null) return say`${account}: receberá a função ${part.role}`;
        return say`${account}, com ${roles(part.held)}: receberá também a função ${part.role}`;
      }
      case "in role": {
        const account = part.waits ? " (cadastro ainda não concluído)" : "";
        if (part.held === null) return say`Já tem a função ${part.role}${account}: receberá apenas o e-mail`;
        return say`Já tem a função ${part.role}${account}, além d${roles(part.held)}: receberá apenas o e-mail`;
      }
      case "not checked":
        return say`Ainda sem verificação`;
    }
  },

  range: ({ from, to, all }: { from: number; to: number; all: number }) =>
    from === to
      ? say`Pessoa ${number(from)} de ${number(all)}:`
      : say`Pessoas ${number(from)} a ${number(to)} de ${number(all)}:`,
  approvers: ({ named, more }: { named: RichTextElement[]; more: number }): Sentence =>
    or([...named, ...(more > 0 ? [`mais ${number(more)}` as Piece] : [])]),
  allInNoticeThread: ({ count }: { count: number }) =>
    say`Todas as ${number(count)} pessoas estão na conversa desta mensagem.`,
};
