import type { StepName } from "../../../../invite/request.ts";
import type {
  Confirmed,
  GroupCounts,
  Instead,
  ProgressGroup,
  ProgressPart,
  Remedy,
  What,
  Who,
} from "../parts.ts";
import { inOneLine, type Piece, type Sentence, say } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";
import { countOf, countPeople, people, REMEDIES } from "./who.ts";

const CONFIRMED: Record<Confirmed, Sentence> = {
  "account made": say`Conta criada.`,
  "role given": say`Função atribuída.`,
  "role held": say`Já tinha a função.`,
  "emailed before": say`E-mail já enviado antes.`,
};

const DOING: Record<StepName, Sentence> = {
  "look up": say`Procurando a conta…`,
  provision: say`Criando a conta…`,
  "add to role": say`Atribuindo a função…`,
  mail: say`Enviando o e-mail…`,
};

const RETRYING: Record<StepName, string> = {
  "look up": "Ainda tentando encontrar a conta",
  provision: "Ainda tentando criar a conta",
  "add to role": "Ainda tentando atribuir a função",
  mail: "Ainda tentando enviar o e-mail",
};

const GAVE_UP: Record<StepName, string> = {
  "look up": "ao procurar a conta",
  provision: "ao criar a conta",
  "add to role": "ao atribuir a função",
  mail: "ao enviar o e-mail",
};

const REJECTED: Record<StepName, string> = {
  "look up": "Sem convite: o Quickbase não aceitou procurar a conta",
  provision: "Sem convite: o Quickbase não aceitou a conta",
  "add to role": "Sem convite: o Quickbase não aceitou a função",
  mail: "Sem convite: o Quickbase não aceitou o e-mail",
};

/** Of one person. Whoever is "convidado" or "convidada" would have a gender. */
const GROUPS: Record<ProgressGroup, string> = {
  invited: "Convite enviado",
  "not invited": "Sem convite",
  "email unknown": "E-mail não confirmado",
  "still trying": "Ainda tentando",
  "in work": "Em andamento",
  waiting: "Aguardando",
};

/** As they stand after a number. */
const COUNTED: Record<ProgressGroup, string> = {
  invited: "com convite enviado",
  "not invited": "sem convite",
  "email unknown": "com e-mail não confirmado",
  "still trying": "em nova tentativa",
  "in work": "em andamento",
  waiting: "aguardando",
};

const WITH: Record<Instead, string> = {
  "another role": "com outra função",
  "what is missing": "com o que falta",
};

function groups(counts: GroupCounts): string {
  return and(counts.map(({ group, count }) => `${number(count)} ${COUNTED[group]}`));
}

function after(confirmed: Confirmed | null, sentence: Sentence): Sentence {
  return inOneLine(confirmed === null ? null : CONFIRMED[confirmed], sentence);
}

/** How far people are, and how it ended for them. */
export const progress = {
  person(part: ProgressPart): Sentence {
    switch (part.progress) {
      case "waiting":
        return say`Aguardando`;
      case "working":
        return after(part.confirmed, DOING[part.step]);
      case "still trying":
        return after(part.confirmed, say`${RETRYING[part.step]} (${part.problem})`);
      case "held up":
        return after(part.confirmed, say`Aguardando: ${part.problem}`);
      case "invited": {
        const invited = part.newAccount ? "Convite enviado (conta nova)" : "Convite enviado";
        return part.at === null ? say`${invited}` : say`${invited}, ${when(part.at)}`;
      }
      case "email unknown":
        return after(part.confirmed, say`O Quickbase não confirmou o e-mail; ele pode ter chegado.`);
      case "refused": {
        const why = part.errtext === "" ? `${part.errcode}` : `${part.errcode}, “${part.errtext}”`;
        return after(part.confirmed, say`${REJECTED[part.step]}. ${part.advice} (${why})`);
      }
      case "held back":
        return after(part.confirmed, say`Sem convite: ${part.advice}`);
      case "not tried":
        return say`Sem convite: não houve tentativa`;
      case "stopped":
        return after(part.confirmed, say`Sem convite: o qb-invite parou antes de terminar`);
      case "given up":
        return after(
          part.confirmed,
          part.since === null
            ? say`Sem convite: o Quickbase parou de responder ${GAVE_UP[part.step]} (${part.problem})`
            : say`Sem convite: o Quickbase parou de responder ${when(part.since)}, ${GAVE_UP[part.step]} (${part.problem})`,
        );
      case "kept out":
        return after(part.confirmed, say`Sem convite: ${part.problem}`);
    }
  },
  confirmed: ({ confirmed }: { confirmed: Confirmed }) => CONFIRMED[confirmed],
  group: ({ group }: { group: ProgressGroup }) => GROUPS[group],
  earlierEmail: say`Um e-mail anterior pode ter chegado.`,

  /** While the work goes on. */
  underWay: ({ who, counts }: { who: Who; counts: GroupCounts }) =>
    "count" in who ? say`${people(who)}: ${groups(counts)}.` : say`Convidando ${people(who)}…`,
  /** When it is over. `unsure`: of some nobody can say. */
  ended({ who, invited, unsure }: { who: Who; invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`Nenhum convite foi confirmado.`
        : say`O envio do convite a ${people(who)} não foi confirmado.`;
    if (!("count" in who))
      return invited === 1
        ? say`O convite foi enviado a ${people(who)}.`
        : say`O convite não foi enviado a ${people(who)}.`;
    if (invited === 0) return say`Ninguém foi convidado.`;
    if (invited === all)
      return all === 2
        ? say`O convite foi enviado às duas pessoas.`
        : say`O convite foi enviado a todas as ${countPeople(all)}.`;
    return say`O convite foi enviado a ${number(invited)} de ${countPeople(all)}.`;
  },
  afterRetry: ({ said }: { said: Sentence }) => say`Depois da nova tentativa: ${said}`,
  afterSendingAgain: ({ said }: { said: Sentence }) => say`Depois do reenvio do e-mail: ${said}`,
  needAttention: ({ count }: { count: number }) =>
    say`${countPeople(count)} ${plural(count, { one: "precisa", other: "precisam" })} de atenção.`,
  unconfirmed: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: say`O Quickbase não confirmou o e-mail de convite para ${people(who)}. Ele pode ter chegado: confirme com a pessoa antes do reenvio.`,
      other: say`O Quickbase não confirmou os e-mails de convite para ${people(who)}. Eles podem ter chegado: confirme com as pessoas antes do reenvio.`,
    }),
  silent: ({ since }: { since: Date }) =>
    say`O Quickbase não responde. Novas tentativas automáticas desde ${when(since)}.`,
  keptOut: ({ since }: { since: Date }) =>
    say`O Quickbase não deixa o qb-invite entrar desde ${when(since)}. Quem administra o qb-invite precisa resolver isso; depois, os convites são retomados automaticamente.`,
  more: ({ count, counts }: { count: number; counts: GroupCounts }) =>
    counts.length === 0 ? say`E mais ${number(count)}.` : say`E mais ${number(count)}: ${groups(counts)}.`,

  /** In the thread of the card. */
  approverCan: ({ remedy }: { remedy: Remedy }) =>
    say`Quem aprova pode ${REMEDIES[remedy]} pelo cartão acima.`,

  /** For the requester. */
  askAgain: ({ who, instead }: { who: Who; instead: Instead }) =>
    say`Tentar novamente não vai resolver para ${people(who)}. Envie uma nova solicitação ${WITH[instead]}.`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`Você não precisa fazer nada. Quem aprova pode ${REMEDIES[remedy]} pelo cartão.`,
  approversCanForOthers: ({ remedy }: { remedy: Remedy }) =>
    say`Para as demais pessoas, quem aprova pode ${REMEDIES[remedy]} pelo cartão.`,
  approversCanOnceFixed: ({ remedy }: { remedy: Remedy }) =>
    say`Quando isso for resolvido, quem aprova poderá ${REMEDIES[remedy]} pelo cartão.`,
};

/** The end of a request, in the requester's direct messages. */
export const end = {
  denied: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} recusou sua solicitação para convidar ${people(who)} para ${application} com a função ${role}. Ninguém foi convidado.`,
  expired: ({ at, who, application, role }: What & { at: Date }) =>
    say`Sua solicitação para convidar ${people(who)} para ${application} com a função ${role} expirou em ${day(at)} sem uma decisão. Ninguém foi convidado.`,
  carriedOut({
    who,
    application,
    role,
    invited,
    unsure,
  }: What & { invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`Nenhum convite para ${application} com a função ${role} foi confirmado.`
        : say`O envio do convite para ${application} com a função ${role} a ${people(who)} não foi confirmado.`;
    if (!("count" in who))
      return invited === 1
        ? say`O convite para ${application} com a função ${role} foi enviado a ${people(who)}.`
        : say`O convite para ${application} com a função ${role} não foi enviado a ${people(who)}.`;
    if (invited === 0) return say`Ninguém foi convidado para ${application} com a função ${role}.`;
    if (invited < all)
      return say`O convite para ${application} com a função ${role} foi enviado a ${number(invited)} de ${countPeople(all)}.`;
    return all === 2
      ? say`O convite para ${application} com a função ${role} foi enviado às duas pessoas.`
      : say`O convite para ${application} com a função ${role} foi enviado a todas as ${countPeople(all)}.`;
  },
  talkToThem: ({ by }: { by: Piece }) => say`Fale com ${by} ou solicite novamente.`,
  askAgain: say`Você pode solicitar novamente.`,
  askAgainButton: "Solicitar novamente",
};
