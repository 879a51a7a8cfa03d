import type { AnswerFaultFacts, NoAnswer, Oddity, RoleTrouble, Trouble } from "../../../../invite/trouble.ts";
import { meaningOf } from "../meanings.ts";
import { REFUSED } from "./errcodes.ts";

type Given = {
  trouble: Trouble;
  /** The name of the role that was asked for. */
  role: string;
};

const OF_ROLE: Record<RoleTrouble, string> = {
  "role gone": "gibt es nicht mehr. Sende eine neue Anfrage mit einer anderen Rolle.",
  "role grown":
    "ist jetzt eine Administrationsrolle, und die vergibt qb-invite nie. Frag eine andere Rolle an oder lass diese zurücksetzen.",
  "role not clear":
    "wurde nicht vergeben, weil Quickbase nicht mehr sagt, was sie erlaubt. Bitte die Administration der Anwendung, das zu prüfen.",
  "role may share":
    "kann seit der Anfrage die Anwendung teilen, und das hat niemand genehmigt. Lass es mit einer neuen Anfrage genehmigen oder die Rolle zurücksetzen.",
};

const SILENCES: Record<NoAnswer, string> = {
  "could not sign in": "Quickbase antwortet nicht auf die Anmeldung von qb-invite",
  "could not connect": "Quickbase antwortet nicht",
  "request not fully written": "die Verbindung zu Quickbase ist abgebrochen",
  "no answer": "Quickbase hat die Anfrage angenommen und nicht beantwortet",
  throttled: "Quickbase bittet darum, langsamer zu fragen",
  unavailable: "Quickbase ist nach eigener Auskunft nicht verfügbar",
  "server error": "ein Server von Quickbase ist ausgefallen",
  "gateway timeout": "Quickbase hat nicht rechtzeitig geantwortet",
  aborted: "Quickbase hatte noch nicht geantwortet, als qb-invite aufgeben musste",
};

const ODDITIES: Record<
  Exclude<Oddity, "no element" | "empty element" | "no attribute" | "error of http">,
  string
> = {
  anonymous: "Quickbase hielt den Aufruf für anonym",
  "another address": "sie gilt einer anderen Adresse als der angefragten",
  "another person": "sie gilt einer anderen Person als der angefragten",
  "another udata": "ihr udata gehört zu einem anderen Aufruf",
  "another action": "ihre action gehört zu einem anderen Aufruf",
  "no udata": "ihr fehlt udata",
  "no action": "ihr fehlt action",
  "no call": "ihre Ablehnung sagt nicht, zu welchem Aufruf sie gehört",
};

function fault({ fault, statusCode, oddity, part }: AnswerFaultFacts): string {
  switch (fault) {
    case "turned-away":
      return statusCode === null ? "HTTP" : `HTTP ${statusCode}`;
    case "too-large":
      return "sie ist größer als alles, was angefragt war";
    case "unreadable":
      return "sie ist kein XML von Quickbase";
    case "unexpected":
      return oddity === null ? "sie ist nicht das, was angefragt war" : odd(oddity, { statusCode, part });
  }
}

function odd(oddity: Oddity, { statusCode, part }: Pick<AnswerFaultFacts, "statusCode" | "part">): string {
  switch (oddity) {
    case "no element":
      return `ihr fehlt <${part}>`;
    case "empty element":
      return `ihr <${part}> ist leer`;
    case "no attribute":
      return `ihr fehlt das Attribut „${part}“`;
    case "error of http":
      return `errcode 0 kam mit HTTP ${statusCode}`;
    default:
      return ODDITIES[oddity];
  }
}

function reason({ trouble, role }: Given): string {
  switch (trouble.why) {
    case "refused":
      return trouble.told ?? REFUSED[meaningOf(trouble.errcode)];
    case "asked to wait":
      return `${trouble.errcode}, „${trouble.errtext}“`;
    case "no usable answer":
      return `Quickbase gab keine brauchbare Antwort: ${fault(trouble)}`;
    case "kept out":
      return "Quickbase weist qb-invite ab. Bitte eure qb-invite-Administration, sich das anzusehen.";
    case "role gone":
    case "role grown":
    case "role may share":
    case "role not clear":
      return `Die Rolle „${role}“ ${OF_ROLE[trouble.why]}`;
    case "exists yet not found":
      return "Quickbase sagt, dass es das Konto gibt, und zugleich, dass es fehlt. Bitte eure Quickbase-Realm-Administration, die Person zu finden.";
    case "interrupted":
      return "qb-invite wurde unterbrochen, bevor Quickbase geantwortet hat";
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
      ? `Die Adresse von Quickbase hat den Aufruf mit einer Webseite abgewiesen (${fault(trouble)}). Für diese Person wurde nichts getan.`
      : `Die Antwort von Quickbase ist nicht zu gebrauchen: ${fault(trouble)}. Für diese Person wurde nichts getan.`;
  },
};
