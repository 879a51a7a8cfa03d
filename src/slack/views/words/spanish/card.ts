import type { ApproversNamed, Instead, StandingCounts, Who } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { and, number, plural, when } from "./tools.ts";
import { countOf, countPeople, people } from "./who.ts";

const SENDS: Record<Instead, string> = {
  "another role": "una nueva solicitud con otro rol",
  "what is missing": "una nueva solicitud con lo que falta",
};

/** The card in the approval channel, and what stands in its thread. */
export const card = {
  canDecide: ({ approvers, until }: { approvers: ApproversNamed; until: Date }) =>
    approvers === null
      ? say`Se puede decidir hasta ${when(until)}.`
      : say`Puede decidir ${approvers} hasta ${when(until)}.`,
  /** Until then there is no Approve. */
  checking: ({ count }: { count: number }) =>
    say`Verificando ${countPeople(count)} en Quickbase… Ya puedes rechazar; en unos segundos podrás también aprobar.`,
  listing: ({ count }: { count: number }) =>
    say`Agregando ${countPeople(count)} al hilo de esta tarjeta… Ya puedes rechazar; podrás aprobar cuando la lista esté completa.`,
  sum({ all, isNew, hasAccount, inRole, notChecked, outside }: StandingCounts) {
    const groups = [
      isNew > 0 ? `${number(isNew)} sin cuenta en Quickbase` : "",
      hasAccount > 0 ? `${number(hasAccount)} con cuenta` : "",
      inRole > 0 ? `${number(inRole)} ya con el rol` : "",
      notChecked > 0 ? `${number(notChecked)} sin verificar` : "",
    ].filter((group) => group !== "");
    const from = outside === null ? "" : `; ${number(outside.count)} de fuera de ${outside.domain}`;
    return say`${countPeople(all)}: ${and(groups)}${from}.`;
  },
  /** Why some could not be checked, said once for all of them. */
  notChecked: ({ who, problem }: { who: Who; problem: string }) =>
    say`No se pudo verificar a ${people(who)}: ${problem}. Puedes aprobar de todos modos; qb-invite lo verificará después.`,
  othersInThread: ({ count }: { count: number }) =>
    plural(count, {
      one: say`Hay 1 persona más en el hilo de esta tarjeta.`,
      other: say`Hay ${number(count)} personas más en el hilo de esta tarjeta.`,
    }),
  resultInThread: say`El resultado de cada persona está en el hilo de esta tarjeta.`,
  reasonInThread: say`El motivo del rechazo está en el hilo de esta tarjeta.`,
  needsNewRequest: ({ who, instead, by }: { who: Who; instead: Instead; by: Piece }) =>
    say`Reintentar no servirá para ${people(who)}: ${by} tiene que enviar ${SENDS[instead]}.`,

  approve: "Aprobar",
  deny: "Rechazar",
  retry: ({ who }: { who: Who }) => `Reintentar para ${people(who)}`,
  sendAgain: ({ who }: { who: Who }) => `Reenviar a ${people(who)}`,
  sendAgainTitle: "¿Reenviar el correo?",
  sendAgainText: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: `Quickbase no confirmó el correo de invitación para ${people(who)}. Si se envió, este será el segundo.`,
      other: `Quickbase no confirmó los correos de invitación para ${people(who)}. Quien ya lo tenga recibirá otro.`,
    }),
  sendAgainYes: "Reenviar",
  cancel: "Cancelar",

  /** In its thread. */
  approvedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} aprobó la solicitud de ${requester}. El avance está en la tarjeta; el resultado se publicará aquí.`,
  /** Where the result follows in the same message. */
  approvedAndDone: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} aprobó la solicitud de ${requester}.`,
  deniedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by} rechazó la solicitud de ${requester}. No se invitó a nadie.`,
};
