import type { AnswerFaultFacts, NoAnswer, Oddity, RoleTrouble, Trouble } from "../../../../invite/trouble.ts";
import { meaningOf } from "../meanings.ts";
import { REFUSED } from "./errcodes.ts";

type Given = {
  trouble: Trouble;
  /** The name of the role that was asked for. */
  role: string;
};

const OF_ROLE: Record<RoleTrouble, string> = {
  "role gone": "não existe mais. Envie uma nova solicitação com outra função.",
  "role grown":
    "passou a ser de administração, e o qb-invite nunca dá essas funções. Envie uma nova solicitação com outra função ou peça que esta seja restaurada.",
  "role not clear":
    "não foi atribuída, porque o Quickbase não informa mais o que ela permite. Peça a quem administra o aplicativo que verifique.",
  "role may share":
    "agora permite compartilhar o aplicativo, e isso ninguém aprovou. Envie uma nova solicitação para aprovação ou peça que a função seja restaurada.",
};

const SILENCES: Record<NoAnswer, string> = {
  "could not sign in": "o Quickbase não responde ao login do qb-invite",
  "could not connect": "o Quickbase não responde",
  "request not fully written": "a conexão com o Quickbase caiu",
  "no answer": "o Quickbase recebeu o pedido e não respondeu",
  throttled: "o Quickbase pede para ir mais devagar",
  unavailable: "o Quickbase diz que não está disponível",
  "server error": "um servidor do Quickbase falhou",
  "gateway timeout": "o Quickbase não respondeu a tempo",
  aborted: "o Quickbase ainda não tinha respondido quando o qb-invite precisou desistir",
};

const ODDITIES: Record<
  Exclude<Oddity, "no element" | "empty element" | "no attribute" | "error of http">,
  string
> = {
  anonymous: "o Quickbase tomou a chamada por anônima",
  "another address": "ela trata de um endereço diferente do solicitado",
  "another person": "ela trata de uma pessoa diferente da solicitada",
  "another udata": "o udata é de outra chamada",
  "another action": "o action é de outra chamada",
  "no udata": "falta o udata",
  "no action": "falta o action",
  "no call": "a recusa não diz a que chamada pertence",
};

function fault({ fault, statusCode, oddity, part }: AnswerFaultFacts): string {
  switch (fault) {
    case "turned-away":
      return statusCode === null ? "HTTP" : `HTTP ${statusCode}`;
    case "too-large":
      return "é grande demais";
    case "unreadable":
      return "não é XML do Quickbase";
    case "unexpected":
      return oddity === null ? "não é o que foi pedido" : odd(oddity, { statusCode, part });
  }
}

function odd(oddity: Oddity, { statusCode, part }: Pick<AnswerFaultFacts, "statusCode" | "part">): string {
  switch (oddity) {
    case "no element":
      return `falta <${part}>`;
    case "empty element":
      return `<${part}> está vazio`;
    case "no attribute":
      return `falta o atributo “${part}”`;
    case "error of http":
      return `errcode 0 veio com HTTP ${statusCode}`;
    default:
      return ODDITIES[oddity];
  }
}

function reason({ trouble, role }: Given): string {
  switch (trouble.why) {
    case "refused":
      return trouble.told ?? REFUSED[meaningOf(trouble.errcode)];
    case "asked to wait":
      return `${trouble.errcode}, “${trouble.errtext}”`;
    case "no usable answer":
      return `a resposta do Quickbase não serve: ${fault(trouble)}`;
    case "kept out":
      return "O Quickbase não deixa o qb-invite entrar. Peça a quem administra o qb-invite que verifique.";
    case "role gone":
    case "role grown":
    case "role may share":
    case "role not clear":
      return `A função “${role}” ${OF_ROLE[trouble.why]}`;
    case "exists yet not found":
      return "O Quickbase diz que a conta existe e também que não existe. Peça a quem administra o realm do Quickbase que procure a pessoa.";
    case "interrupted":
      return "o qb-invite foi interrompido antes de o Quickbase responder";
    case "told":
      return trouble.text;
    default:
      return SILENCES[trouble.why];
  }
}

/** Why something was not done, or nobody knows whether it was. */
export const trouble = {
  /** As it stands after a colon, or in brackets. */
  reason,
  /** For somebody who was refused: whole sentences, with who can fix it. */
  refusal(given: Given): string {
    const { trouble } = given;
    if (trouble.why !== "no usable answer") return reason(given);
    return trouble.fault === "turned-away"
      ? `O endereço do Quickbase devolveu uma página em vez de uma resposta (${fault(trouble)}). Nada foi feito para esta pessoa.`
      : `A resposta do Quickbase não serve: ${fault(trouble)}. Nada foi feito para esta pessoa.`;
  },
};
