import type { AnswerFaultFacts, NoAnswer, Oddity, RoleTrouble, Trouble } from "../../../../invite/trouble.ts";
import { meaningOf } from "../meanings.ts";
import { REFUSED } from "./errcodes.ts";

type Given = {
  trouble: Trouble;
  /** The name of the role that was asked for. */
  role: string;
};

const OF_ROLE: Record<RoleTrouble, string> = {
  "role gone": "ya no existe. Envía una nueva solicitud con otro rol.",
  "role grown":
    "ahora es de administración, y qb-invite nunca da esos roles. Envía una nueva solicitud con otro rol o pide que se restablezca este.",
  "role not clear":
    "no se asignó, porque Quickbase ya no dice qué permite. Pide a quien administra la aplicación que lo revise.",
  "role may share":
    "ahora permite compartir la aplicación, y eso nadie lo aprobó. Envía una nueva solicitud para que se apruebe o pide que se restablezca el rol.",
};

const SILENCES: Record<NoAnswer, string> = {
  "could not sign in": "Quickbase no responde al inicio de sesión de qb-invite",
  "could not connect": "Quickbase no responde",
  "request not fully written": "se cortó la conexión con Quickbase",
  "no answer": "Quickbase recibió la petición y no respondió",
  throttled: "Quickbase pide ir más despacio",
  unavailable: "Quickbase dice que no está disponible",
  "server error": "falló un servidor de Quickbase",
  "gateway timeout": "Quickbase no respondió a tiempo",
  aborted: "Quickbase no había respondido cuando qb-invite tuvo que desistir",
};

const ODDITIES: Record<
  Exclude<Oddity, "no element" | "empty element" | "no attribute" | "error of http">,
  string
> = {
  anonymous: "Quickbase tomó la llamada por anónima",
  "another address": "trata de una dirección distinta de la solicitada",
  "another person": "trata de una persona distinta de la solicitada",
  "another udata": "su udata es de otra llamada",
  "another action": "su action es de otra llamada",
  "no udata": "no tiene udata",
  "no action": "no tiene action",
  "no call": "su negativa no dice a qué llamada corresponde",
};

function fault({ fault, statusCode, oddity, part }: AnswerFaultFacts): string {
  switch (fault) {
    case "turned-away":
      return statusCode === null ? "HTTP" : `HTTP ${statusCode}`;
    case "too-large":
      return "es demasiado grande";
    case "unreadable":
      return "no es XML de Quickbase";
    case "unexpected":
      return oddity === null ? "no es lo que se solicitó" : odd(oddity, { statusCode, part });
  }
}

function odd(oddity: Oddity, { statusCode, part }: Pick<AnswerFaultFacts, "statusCode" | "part">): string {
  switch (oddity) {
    case "no element":
      return `no tiene <${part}>`;
    case "empty element":
      return `su <${part}> está vacío`;
    case "no attribute":
      return `no tiene el atributo “${part}”`;
    case "error of http":
      return `errcode 0 llegó con HTTP ${statusCode}`;
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
      return `la respuesta de Quickbase no sirve: ${fault(trouble)}`;
    case "kept out":
      return "Quickbase no deja entrar a qb-invite. Pide a quien administra qb-invite que lo revise.";
    case "role gone":
    case "role grown":
    case "role may share":
    case "role not clear":
      return `El rol “${role}” ${OF_ROLE[trouble.why]}`;
    case "exists yet not found":
      return "Quickbase dice que la cuenta existe y también que no existe. Pide a quien administra el realm de Quickbase que busque a la persona.";
    case "interrupted":
      return "qb-invite se interrumpió antes de que Quickbase respondiera";
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
      ? `La dirección de Quickbase devolvió una página en lugar de una respuesta (${fault(trouble)}). No se hizo nada para esta persona.`
      : `La respuesta de Quickbase no sirve: ${fault(trouble)}. No se hizo nada para esta persona.`;
  },
};
