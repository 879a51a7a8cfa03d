import type { ChannelTrouble, What } from "../parts.ts";
import { type Sentence, say } from "../say.ts";
import { when } from "./tools.ts";
import { people } from "./who.ts";

/** What the requester reads of a request that waits. */
export const notice = {
  withdraw: "Retirar",
  withdrawTitle: "¿Retirar esta solicitud?",
  withdrawText: "No se invitará a nadie. Puedes solicitarlo de nuevo cuando quieras.",
  withdrawYes: "Retirar",
  withdrawNo: "No retirar",

  /** The approvers do not have it. */
  notSeenYet: ({ who, application, role }: What) =>
    say`Tu solicitud para invitar a ${people(who)} a ${application} con el rol ${role} está guardada, pero aún no ha llegado a quienes aprueban.`,
  cannotDecideYet: ({ who, application, role }: What) =>
    say`Tu solicitud para invitar a ${people(who)} a ${application} con el rol ${role} está guardada, pero quienes aprueban aún no pueden decidir.`,
  channelTrouble({ trouble }: { trouble: ChannelTrouble }): Sentence {
    switch (trouble) {
      case "no such channel":
        return say`El canal de aprobación no existe o qb-invite no puede verlo.`;
      case "not a member":
        return say`qb-invite no está en el canal de aprobación.`;
      case "archived":
        return say`El canal de aprobación está archivado.`;
      case "no direct messages":
        return say`Los mensajes directos con qb-invite están desactivados.`;
      case "no thread":
        return say`Slack no permite hilos allí.`;
      case "no messages left":
        return say`El espacio de trabajo agotó sus mensajes.`;
      case "switched off":
        return say`La administración de Slack desactivó los mensajes en el canal de aprobación (ekm_access_denied).`;
      case "may not post":
        return say`El espacio de trabajo no deja que qb-invite publique en el canal de aprobación.`;
      default:
        return say`Slack no acepta el mensaje (${trouble.refusal}).`;
    }
  },
  keepsTrying: ({ until }: { until: Date }) =>
    say`qb-invite seguirá intentándolo hasta ${when(until)}. Avisa a quien administra qb-invite e indica la referencia de abajo.`,
  doesNotTryAgain: say`qb-invite no volverá a intentarlo. Avisa a quien administra qb-invite e indica la referencia de abajo. Puedes retirar la solicitud y enviarla de nuevo.`,
};
