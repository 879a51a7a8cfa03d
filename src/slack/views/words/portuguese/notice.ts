import type { ChannelTrouble, What } from "../parts.ts";
import { type Sentence, say } from "../say.ts";
import { when } from "./tools.ts";
import { people } from "./who.ts";

/** What the requester reads of a request that waits. */
export const notice = {
  withdraw: "Retirar",
  withdrawTitle: "Retirar esta solicitação?",
  withdrawText: "Ninguém será convidado. Você pode solicitar novamente quando quiser.",
  withdrawYes: "Retirar",
  withdrawNo: "Não retirar",

  /** The approvers do not have it. */
  notSeenYet: ({ who, application, role }: What) =>
    say`Sua solicitação para convidar ${people(who)} para ${application} com a função ${role} está salva, mas ainda não chegou a quem aprova.`,
  cannotDecideYet: ({ who, application, role }: What) =>
    say`Sua solicitação para convidar ${people(who)} para ${application} com a função ${role} está salva, mas quem aprova ainda não pode decidir.`,
  channelTrouble({ trouble }: { trouble: ChannelTrouble }): Sentence {
    switch (trouble) {
      case "no such channel":
        return say`O canal de aprovação não existe ou o qb-invite não consegue vê-lo.`;
      case "not a member":
        return say`O qb-invite não está no canal de aprovação.`;
      case "archived":
        return say`O canal de aprovação está arquivado.`;
      case "no direct messages":
        return say`As mensagens diretas com o qb-invite estão desativadas.`;
      case "no thread":
        return say`O Slack não permite conversas ali.`;
      case "no messages left":
        return say`O workspace esgotou suas mensagens.`;
      case "switched off":
        return say`A administração do Slack desativou as mensagens no canal de aprovação (ekm_access_denied).`;
      case "may not post":
        return say`O workspace não permite que o qb-invite publique no canal de aprovação.`;
      default:
        return say`O Slack não aceita a mensagem (${trouble.refusal}).`;
    }
  },
  keepsTrying: ({ until }: { until: Date }) =>
    say`O qb-invite continuará tentando até ${when(until)}. Avise quem administra o qb-invite e informe a referência abaixo.`,
  doesNotTryAgain: say`O qb-invite não vai tentar novamente. Avise quem administra o qb-invite e informe a referência abaixo. Você pode retirar a solicitação e enviá-la novamente.`,
};
