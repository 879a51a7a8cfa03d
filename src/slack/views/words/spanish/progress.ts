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
  "account made": say`Cuenta creada.`,
  "role given": say`Rol asignado.`,
  "role held": say`Ya tenía el rol.`,
  "emailed before": say`Ya se le envió el correo.`,
};

const DOING: Record<StepName, Sentence> = {
  "look up": say`Buscando la cuenta…`,
  provision: say`Creando la cuenta…`,
  "add to role": say`Asignando el rol…`,
  mail: say`Enviando el correo…`,
};

const RETRYING: Record<StepName, string> = {
  "look up": "Se sigue intentando encontrar la cuenta",
  provision: "Se sigue intentando crear la cuenta",
  "add to role": "Se sigue intentando asignar el rol",
  mail: "Se sigue intentando enviar el correo",
};

const GAVE_UP: Record<StepName, string> = {
  "look up": "al buscar la cuenta",
  provision: "al crear la cuenta",
  "add to role": "al asignar el rol",
  mail: "al enviar el correo",
};

const REJECTED: Record<StepName, string> = {
  "look up": "Sin invitación: Quickbase no aceptó buscar la cuenta",
  provision: "Sin invitación: Quickbase no aceptó la cuenta",
  "add to role": "Sin invitación: Quickbase no aceptó el rol",
  mail: "Sin invitación: Quickbase no aceptó el correo",
};

/** Of one person. Whoever is "invitado" or "invitada" would have a gender. */
const GROUPS: Record<ProgressGroup, string> = {
  invited: "Invitación enviada",
  "not invited": "Sin invitación",
  "email unknown": "Correo sin confirmar",
  "still trying": "Se sigue intentando",
  "in work": "En curso",
  waiting: "En espera",
};

/** As they stand after a number. */
const COUNTED: Record<ProgressGroup, string> = {
  invited: "con invitación",
  "not invited": "sin invitación",
  "email unknown": "con correo sin confirmar",
  "still trying": "en reintento",
  "in work": "en curso",
  waiting: "en espera",
};

const WITH: Record<Instead, string> = {
  "another role": "con otro rol",
  "what is missing": "con lo que falta",
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
        return say`En espera`;
      case "working":
        return after(part.confirmed, DOING[part.step]);
      case "still trying":
        return after(part.confirmed, say`${RETRYING[part.step]} (${part.problem})`);
      case "held up":
        return after(part.confirmed, say`En espera: ${part.problem}`);
      case "invited": {
        const invited = part.newAccount ? "Invitación enviada (cuenta nueva)" : "Invitación enviada";
        return part.at === null ? say`${invited}` : say`${invited}, ${when(part.at)}`;
      }
      case "email unknown":
        return after(part.confirmed, say`Quickbase no confirmó el correo; puede que haya llegado.`);
      case "refused": {
        const why = part.errtext === "" ? `${part.errcode}` : `${part.errcode}, “${part.errtext}”`;
        return after(part.confirmed, say`${REJECTED[part.step]}. ${part.advice} (${why})`);
      }
      case "held back":
        return after(part.confirmed, say`Sin invitación: ${part.advice}`);
      case "not tried":
        return say`Sin invitación: no se intentó`;
      case "stopped":
        return after(part.confirmed, say`Sin invitación: qb-invite se detuvo antes de terminar`);
      case "given up":
        return after(
          part.confirmed,
          part.since === null
            ? say`Sin invitación: Quickbase dejó de responder ${GAVE_UP[part.step]} (${part.problem})`
            : say`Sin invitación: Quickbase dejó de responder ${when(part.since)}, ${GAVE_UP[part.step]} (${part.problem})`,
        );
      case "kept out":
        return after(part.confirmed, say`Sin invitación: ${part.problem}`);
    }
  },
  confirmed: ({ confirmed }: { confirmed: Confirmed }) => CONFIRMED[confirmed],
  group: ({ group }: { group: ProgressGroup }) => GROUPS[group],
  earlierEmail: say`Puede que haya llegado un correo anterior.`,

  /** While the work goes on. */
  underWay: ({ who, counts }: { who: Who; counts: GroupCounts }) =>
    "count" in who ? say`${people(who)}: ${groups(counts)}.` : say`Invitando a ${people(who)}…`,
  /** When it is over. `unsure`: of some nobody can say. */
  ended({ who, invited, unsure }: { who: Who; invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`No se confirmó ninguna invitación.`
        : say`No se confirmó la invitación para ${people(who)}.`;
    if (!("count" in who))
      return invited === 1 ? say`Se invitó a ${people(who)}.` : say`No se invitó a ${people(who)}.`;
    if (invited === 0) return say`No se invitó a nadie.`;
    if (invited === all)
      return all === 2 ? say`Se invitó a las dos personas.` : say`Se invitó a las ${countPeople(all)}.`;
    return say`Se invitó a ${number(invited)} de ${countPeople(all)}.`;
  },
  afterRetry: ({ said }: { said: Sentence }) => say`Después del reintento: ${said}`,
  afterSendingAgain: ({ said }: { said: Sentence }) => say`Después de reenviar el correo: ${said}`,
  needAttention: ({ count }: { count: number }) =>
    say`${countPeople(count)} ${plural(count, { one: "requiere", other: "requieren" })} atención.`,
  unconfirmed: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: say`Quickbase no confirmó el correo de invitación para ${people(who)}. Puede que haya llegado: conviene preguntarle antes de reenviarlo.`,
      other: say`Quickbase no confirmó los correos de invitación para ${people(who)}. Puede que hayan llegado: conviene preguntarles antes de reenviarlos.`,
    }),
  silent: ({ since }: { since: Date }) =>
    say`Quickbase no responde. Se reintenta automáticamente desde ${when(since)}.`,
  keptOut: ({ since }: { since: Date }) =>
    say`Quickbase no deja entrar a qb-invite desde ${when(since)}. Quien administra qb-invite tiene que resolverlo; después, las invitaciones se reanudarán automáticamente.`,
  more: ({ count, counts }: { count: number; counts: GroupCounts }) =>
    counts.length === 0 ? say`Y ${number(count)} más.` : say`Y ${number(count)} más: ${groups(counts)}.`,

  /** In the thread of the card. */
  approverCan: ({ remedy }: { remedy: Remedy }) =>
    say`Quien aprueba puede ${REMEDIES[remedy]} desde la tarjeta de arriba.`,

  /** For the requester. */
  askAgain: ({ who, instead }: { who: Who; instead: Instead }) =>
    say`Reintentar no servirá para ${people(who)}. Envía una nueva solicitud ${WITH[instead]}.`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`No tienes que hacer nada. Quien aprueba puede ${REMEDIES[remedy]} desde la tarjeta.`,
  approversCanForOthers: ({ remedy }: { remedy: Remedy }) =>
    say`Para las demás personas, quien aprueba puede ${REMEDIES[remedy]} desde la tarjeta.`,
  approversCanOnceFixed: ({ remedy }: { remedy: Remedy }) =>
    say`Cuando se resuelva, quien aprueba podrá ${REMEDIES[remedy]} desde la tarjeta.`,
};

/** The end of a request, in the requester's direct messages. */
export const end = {
  denied: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} rechazó tu solicitud para invitar a ${people(who)} a ${application} con el rol ${role}. No se invitó a nadie.`,
  expired: ({ at, who, application, role }: What & { at: Date }) =>
    say`Tu solicitud para invitar a ${people(who)} a ${application} con el rol ${role} venció el ${day(at)} sin que nadie decidiera. No se invitó a nadie.`,
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
        ? say`No se confirmó ninguna invitación a ${application} con el rol ${role}.`
        : say`No se confirmó la invitación para ${people(who)} a ${application} con el rol ${role}.`;
    if (!("count" in who))
      return invited === 1
        ? say`Se invitó a ${people(who)} a ${application} con el rol ${role}.`
        : say`No se invitó a ${people(who)} a ${application} con el rol ${role}.`;
    if (invited === 0) return say`No se invitó a nadie a ${application} con el rol ${role}.`;
    if (invited < all)
      return say`Se invitó a ${number(invited)} de ${countPeople(all)} a ${application} con el rol ${role}.`;
    return all === 2
      ? say`Se invitó a las dos personas a ${application} con el rol ${role}.`
      : say`Se invitó a las ${countPeople(all)} a ${application} con el rol ${role}.`;
  },
  talkToThem: ({ by }: { by: Piece }) => say`Habla con ${by} o solicítalo de nuevo.`,
  askAgain: say`Puedes solicitarlo de nuevo.`,
  askAgainButton: "Solicitar de nuevo",
};
