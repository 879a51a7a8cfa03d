import type { AskObstacle, Obstacle } from "../../../../invite/policy.ts";
import type { ApproversNamed, Became, Deed } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";
import { countPeople } from "./who.ts";

const CANNOT_DECIDE: Record<Exclude<Obstacle, "own request">, string> = {
  "not an approver": "No estás entre quienes pueden aprobar esta solicitud.",
  invited: "Estás entre las personas por invitar, así que no puedes decidir sobre esta solicitud.",
  "no longer a member": "Tu cuenta en este espacio de trabajo ya no está activa, así que no puedes decidir.",
  guest: "Con una cuenta de invitado no se puede decidir sobre solicitudes.",
  "other workspace": "Solo los miembros de este espacio de trabajo pueden decidir sobre solicitudes.",
  "not shown as a member":
    "Según Slack, no eres miembro de este espacio de trabajo, y solo los miembros pueden decidir sobre solicitudes.",
  bot: "Los bots no pueden decidir sobre solicitudes.",
  "not verifiable": "Slack no indicó si puedes decidir. Inténtalo de nuevo en un momento.",
};

const OWN_REQUEST: Record<Deed, string> = {
  approve: "No puedes aprobar tu propia solicitud.",
  deny: "No puedes rechazar tu propia solicitud. Puedes retirarla en tu mensaje directo de qb-invite.",
  withdraw: "No puedes decidir sobre tu propia solicitud.",
  retry: "No puedes reintentar tu propia solicitud.",
  "send again": "No puedes reenviar el correo de tu propia solicitud.",
};

const RECORDED: Record<Deed, string> = {
  approve: "Aprobaste esta solicitud. La tarjeta lo mostrará en un momento.",
  deny: "Rechazaste esta solicitud. La tarjeta lo mostrará en un momento.",
  withdraw: "Retiraste esta solicitud. No se invitará a nadie.",
  retry: "Reintentando. La tarjeta lo mostrará en un momento.",
  "send again": "Reenviando el correo. La tarjeta lo mostrará en un momento.",
};

const NOT_RECORDED: Record<Deed, string> = {
  approve: "Tu aprobación no se registró.",
  deny: "Tu rechazo no se registró.",
  withdraw: "Ya no se puede retirar.",
  retry: "No se reintentó nada.",
  "send again": "No se reenvió nada.",
};

const CANNOT_ASK: Record<AskObstacle, string> = {
  "other workspace":
    "No se envió: solo los miembros de este espacio de trabajo pueden solicitar invitaciones aquí.",
  "not shown as a member":
    "No se envió: según Slack, no eres miembro de este espacio de trabajo, y solo los miembros pueden solicitar invitaciones aquí.",
  "no longer a member": "No se envió: tu cuenta en este espacio de trabajo ya no está activa.",
  bot: "No se envió: los bots no pueden solicitar invitaciones.",
  "not verifiable":
    "No se envió: Slack no indicó si eres miembro de este espacio de trabajo. Inténtalo de nuevo en un momento.",
};

/** What only one person reads: why a click or a form did nothing, and what to do. */
export const privately = {
  /** A request is on its way. */
  sent: say`Enviada para su aprobación. Te escribiré cuando haya una decisión.`,

  /** The same form arrived once more. */
  sentAlready: say`Ya enviaste esta solicitud. La tiene quien aprueba.`,

  cannotDecide({ obstacle, deed }: { obstacle: Obstacle; deed: Deed }): Sentence {
    return say`${obstacle === "own request" ? OWN_REQUEST[deed] : CANNOT_DECIDE[obstacle]}`;
  },
  /** Who can, after that. */
  whoCanDecide({ approvers }: { approvers: ApproversNamed | "nobody" }): Sentence {
    if (approvers === "nobody")
      return say`Nadie más puede decidir en este momento. Avisa a quien administra qb-invite.`;
    return approvers === null
      ? say`Pide la decisión a otra persona que apruebe.`
      : say`Pide la decisión a ${approvers}.`;
  },
  /** Somebody or something was first; `by` is null where it was the reader. */
  tooLate({ became, by, at }: { became: Became; by: Piece | null; at: Date }): Sentence {
    switch (became) {
      case "approved":
        return by === null
          ? say`Ya aprobaste esta solicitud, ${when(at)}.`
          : say`${by} ya aprobó esta solicitud, ${when(at)}.`;
      case "denied":
        return by === null
          ? say`Ya rechazaste esta solicitud, ${when(at)}.`
          : say`${by} ya rechazó esta solicitud, ${when(at)}.`;
      case "withdrawn":
        return by === null
          ? say`Retiraste esta solicitud, ${when(at)}.`
          : say`${by} retiró esta solicitud, ${when(at)}.`;
      case "expired":
        return say`Esta solicitud venció el ${day(at)} sin que nadie decidiera.`;
    }
  },
  /** What was done counts, while Slack takes its time to show it. */
  recorded: ({ deed }: { deed: Deed }) => say`${RECORDED[deed]}`,
  notRecorded: ({ deed }: { deed: Deed }) => say`${NOT_RECORDED[deed]}`,
  /** The message with the button showed the request as it was before. */
  moved: say`Esta solicitud cambió hace un momento, así que no se registró nada. Revísala de nuevo y luego decide.`,
  movedSince: say`Alguien se adelantó o ya no queda nada por hacer. La tarjeta muestra el estado de la solicitud.`,
  onlyRequesterWithdraws: ({ requester }: { requester: Piece }) =>
    say`Solo ${requester} puede retirar esta solicitud.`,
  onlyRequesterAsksAgain: ({ requester, command }: { requester: Piece; command: string }) =>
    say`Solo ${requester} puede solicitarlo de nuevo desde aquí. Escribe ${command} para enviar tu propia solicitud.`,
  unknownRequest: ({ command }: { command: string }) =>
    say`qb-invite no conoce esta solicitud. Solicítalo de nuevo con ${command} o avisa a quien administra qb-invite.`,

  /** From another workspace or another app. */
  onlyMembersDecide: say`Solo los miembros de este espacio de trabajo pueden decidir sobre solicitudes.`,
  onlyMembersAsk: say`Solo los miembros de este espacio de trabajo pueden solicitar invitaciones aquí.`,
  anotherApp: say`No cambió nada: esto pertenece a otra aplicación de Slack.`,
  workspaceNotSaid: say`No cambió nada: Slack no indicó de qué espacio de trabajo viene esto.`,

  oldButton: ({ command }: { command: string }) =>
    say`Este botón ya no es válido. Los actuales están en el último mensaje sobre la solicitud; ${command} status muestra tus solicitudes.`,
  oldForm: ({ command }: { command: string }) =>
    say`Este formulario ya no es válido, así que no se envió nada. Escribe ${command} para abrir uno nuevo.`,
  unreadable: ({ command }: { command: string }) =>
    say`qb-invite no pudo leer eso, así que no cambió nada. Inténtalo de nuevo o escribe ${command} help.`,
  internalError: ({ reference }: { reference: string }) =>
    say`Algo falló en qb-invite. Inténtalo de nuevo. Si vuelve a ocurrir, avisa a quien administra qb-invite e indica ${reference}.`,
  notSaved: ({ reference }: { reference: string }) =>
    say`No se guardó nada: qb-invite no tiene espacio en disco. Avisa a quien administra qb-invite, indica ${reference} e inténtalo más tarde.`,

  /** About asking. */
  cannotAsk: ({ obstacle }: { obstacle: AskObstacle }): string => CANNOT_ASK[obstacle],
  lookingUpMembers: say`Buscando a las personas que mencionaste…`,
  tooManyMentions: ({ count, most }: { count: number; most: number }) =>
    say`Puedes invitar hasta ${countPeople(most)} a la vez. Mencionaste a ${number(count)}: divide la lista en ${number(Math.ceil(count / most))} solicitudes.`,
  commandTooLong: ({ command }: { command: string }) =>
    say`El texto era demasiado largo, así que no se envió nada. Escribe ${command} y pega la lista en el formulario.`,
  tooSlow: say`Slack tardó demasiado en abrir el formulario. Inténtalo de nuevo.`,
  formTooOld: ({ command }: { command: string }) =>
    say`Este formulario es demasiado antiguo, así que no se envió nada. Escribe ${command} y complétalo de nuevo.`,
  /** The problem is a whole sentence, and about a form below this one. */
  notSent: ({ problem }: { problem: string }) =>
    say`No se envió. ${problem} Cierra este formulario para volver al primero.`,
  sentBefore: say`Ya enviaste esta solicitud. Para cambiarla, retírala en tu mensaje directo de qb-invite y envía una nueva.`,
  repeated: ({ addresses }: { addresses: readonly string[] }) =>
    plural(addresses.length, {
      one: say`Incluiste ${and(addresses)} más de una vez. Cuenta una sola vez.`,
      other: say`Incluiste ${and(addresses)} más de una vez. Cada dirección cuenta una sola vez.`,
    }),

  /** In place of an address, in the field for people. */
  notInSlack: ({ handle }: { handle: string }) =>
    `${handle} (Slack no conoce esta cuenta o no se la muestra a qb-invite)`,
  noAnswerFor: ({ handle }: { handle: string }) => `${handle} (Slack no respondió: escribe la dirección)`,
};
