import type { AnswerFaultFacts, NoAnswer, Oddity, RoleTrouble, Trouble } from "../../../../invite/trouble.ts";
import { meaningOf } from "../meanings.ts";
import { REFUSED } from "./errcodes.ts";
import { fr } from "./typography.ts";

type Given = {
  trouble: Trouble;
  /** The name of the role that was asked for. */
  role: string;
};

const OF_ROLE: Record<RoleTrouble, string> = {
  "role gone": "n’existe plus. Envoyez une nouvelle demande avec un autre rôle.",
  "role grown":
    "est devenu un rôle d’administration, que qb-invite ne donne jamais. Demandez un autre rôle, ou faites rétablir celui-ci.",
  "role not clear":
    "n’a pas été donné, car Quickbase ne dit plus ce qu’il permet. Demandez à l’admin de l’application de le vérifier.",
  "role may share":
    "permet, depuis la demande, de partager l’application, ce que personne n’a approuvé. Faites-le approuver par une nouvelle demande, ou faites rétablir le rôle.",
};

const SILENCES: Record<NoAnswer, string> = {
  "could not sign in": "Quickbase ne répond pas à la connexion de qb-invite",
  "could not connect": "Quickbase ne répond pas",
  "request not fully written": "la connexion à Quickbase a été coupée",
  "no answer": "Quickbase a reçu la demande et n’a pas répondu",
  throttled: "Quickbase demande de ralentir",
  unavailable: "Quickbase se dit indisponible",
  "server error": "un serveur de Quickbase est en panne",
  "gateway timeout": "Quickbase n’a pas répondu à temps",
  aborted: "Quickbase n’avait pas encore répondu quand qb-invite a dû renoncer",
};

const ODDITIES: Record<
  Exclude<Oddity, "no element" | "empty element" | "no attribute" | "error of http">,
  string
> = {
  anonymous: "Quickbase a pris l’appel pour un appel anonyme",
  "another address": "elle concerne une autre adresse que celle demandée",
  "another person": "elle concerne une autre personne que celle demandée",
  "another udata": "son udata est celui d’un autre appel",
  "another action": "son action est celle d’un autre appel",
  "no udata": "elle n’a pas d’udata",
  "no action": "elle n’a pas d’action",
  "no call": "son refus ne dit pas à quel appel il répond",
};

function fault({ fault, statusCode, oddity, part }: AnswerFaultFacts): string {
  switch (fault) {
    case "turned-away":
      return statusCode === null ? "HTTP" : `HTTP ${statusCode}`;
    case "too-large":
      return "elle est plus longue que tout ce qui a été demandé";
    case "unreadable":
      return "ce n’est pas du XML de Quickbase";
    case "unexpected":
      return oddity === null ? "ce n’est pas ce qui a été demandé" : odd(oddity, { statusCode, part });
  }
}

function odd(oddity: Oddity, { statusCode, part }: Pick<AnswerFaultFacts, "statusCode" | "part">): string {
  switch (oddity) {
    case "no element":
      return `elle n’a pas de <${part}>`;
    case "empty element":
      return `son <${part}> est vide`;
    case "no attribute":
      return fr`elle n’a pas d’attribut « ${part ?? ""} »`;
    case "error of http":
      return `errcode 0 est arrivé avec HTTP ${statusCode}`;
    default:
      return ODDITIES[oddity];
  }
}

function reason({ trouble, role }: Given): string {
  switch (trouble.why) {
    case "refused":
      return trouble.told ?? REFUSED[meaningOf(trouble.errcode)];
    case "asked to wait":
      return fr`${trouble.errcode}, « ${trouble.errtext} »`;
    case "no usable answer":
      return fr`Quickbase n’a pas donné de réponse utilisable : ${fault(trouble)}`;
    case "kept out":
      return "Quickbase refuse l’accès à qb-invite. Demandez à votre admin qb-invite de s’en occuper.";
    case "role gone":
    case "role grown":
    case "role may share":
    case "role not clear":
      return fr`Le rôle « ${role} » ${OF_ROLE[trouble.why]}`;
    case "exists yet not found":
      return "Quickbase dit que le compte existe, et aussi qu’il n’existe pas. Demandez à l’admin de votre realm Quickbase de retrouver la personne.";
    case "interrupted":
      return "qb-invite a été interrompu avant la réponse de Quickbase";
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
      ? `L’adresse de Quickbase a renvoyé une page web au lieu de répondre (${fault(trouble)}). Rien n’a été fait pour cette personne.`
      : fr`La réponse de Quickbase est inutilisable : ${fault(trouble)}. Rien n’a été fait pour cette personne.`;
  },
};
