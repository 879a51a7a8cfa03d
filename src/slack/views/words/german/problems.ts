import type { LineProblem, ListProblem } from "../../../../invite/pasted-people/line-problem.ts";
import type { NameProblem } from "../../../../invite/person-name.ts";
import type { SubmitProblem } from "../../../../invite/submit.ts";
import { number } from "./tools.ts";

function nameProblem(problem: NameProblem): string {
  switch (problem.wrong) {
    case "no name":
      return "Gib einen Namen ein.";
    case "address as name":
      return "Gib einen Namen ein, keine Adresse.";
    case "no letters":
      return "Gib einen Namen mit Buchstaben ein.";
    case "several lines":
      return "Gib den Namen in einer Zeile ein.";
    case "hidden characters":
      return "Dieser Name enthält unsichtbare Zeichen. Tippe ihn ein, statt ihn einzufügen.";
    case "accents":
      return "Dieser Name hat zu viele Akzente auf einem Buchstaben.";
    case "name too long":
      return `Ein Name kann bis zu ${number(problem.most)} Zeichen haben.`;
    case "mark in name":
      return `Ein Name kann „${problem.mark}“ nicht enthalten. Entferne es.`;
    case "loose mark in name":
      return `Ein Name kann „${problem.mark}“ nicht für sich allein enthalten. Entferne es.`;
    case "mixed alphabets":
      return `„${problem.word}“ mischt Alphabete, deren Buchstaben gleich aussehen. Tippe den Namen neu in einem Alphabet.`;
  }
}

/** What is wrong, at the field where it is. */
export const problems = {
  name: nameProblem,

  /** With a list of people; the text is a piece of it. */
  line(problem: LineProblem | ListProblem): string {
    switch (problem.wrong) {
      case "not an address":
        return `„${problem.text}“ ist keine E-Mail-Adresse.`;
      case "accent in address":
        return `„${problem.text}“ enthält „${problem.letter}“. Nimm eine E-Mail-Adresse ohne Akzente.`;
      case "foreign letter in address":
        return `„${problem.text}“ enthält „${problem.letter}“, das keiner der Buchstaben a bis z ist. Tippe die Adresse neu.`;
      case "no address":
        return `„${problem.text}“ hat keine E-Mail-Adresse.`;
      case "several addresses":
        return `„${problem.text}“ hat mehr als eine Adresse. Gib jeder Person eine eigene Zeile.`;
      case "several people":
        return `„${problem.text}“ nennt mehrere Personen für eine Adresse. Gib jeder Person eine Zeile und eine Adresse.`;
      case "more than a name":
        return `„${problem.text}“ enthält mehr als Name und Adresse. Gib jeder Person eine eigene Zeile.`;
      case "hidden characters in line":
        return `„${problem.text}“ enthält unsichtbare Zeichen. Tippe es ein, statt es einzufügen.`;
      case "tag in name":
        return `„${problem.text}“ hat „${problem.tag}“ im Namen. Entferne es.`;
      case "name":
        return `„${problem.text}“: ${nameProblem(problem.name)}`;
      case "list too long":
        return `Die Liste kann bis zu ${number(problem.most)} Zeichen haben, deine hat ${number(problem.length)}: Teile sie auf mehrere Anfragen auf.`;
    }
  },
  moreLikeThese: ({ count }: { count: number }) => `Und ${number(count)} weitere wie diese.`,

  /** With a request that is otherwise complete. */
  submit(problem: SubmitProblem): string {
    switch (problem.wrong) {
      case "nobody":
        return "Gib mindestens eine Person mit E-Mail-Adresse an.";
      case "too many people": {
        const { count, most } = problem;
        return `Du kannst bis zu ${number(most)} Personen auf einmal einladen. Du hast ${number(count)} angegeben: Entferne ${number(count - most)} oder teile sie auf ${number(Math.ceil(count / most))} Anfragen auf.`;
      }
      case "too many open requests":
        return `Du hast ${number(problem.open)} offene Anfragen, mehr geht nicht. Warte, bis über einige entschieden ist, oder zieh einige zurück.`;
      case "application not offered":
        return "Diese Anwendung ist nicht verfügbar. Wähle eine andere.";
      case "roles not known":
        return "Quickbase antwortet nicht, deshalb lässt sich die Rolle nicht prüfen. Versuch es in einer Minute erneut.";
      case "role not offered":
        return "Diese Rolle ist nicht mehr verfügbar. Wähle eine andere.";
    }
  },

  chooseApplication: "Wähle eine Anwendung.",
  chooseRole: "Wähle eine Rolle.",
  rolesLoading: "Die Rollen werden noch geladen. Warte einen Moment und sende dann erneut.",
  reasonMissing: "Sag kurz, wozu der Zugang gebraucht wird.",
  denialReasonMissing: "Sag kurz, warum du ablehnst.",
  textTooLong: ({ most, length }: { most: number; length: number }) =>
    `Hier sind bis zu ${number(most)} Zeichen möglich, dein Text hat ${number(length)}: Bitte kürze ihn.`,
  /** A request that would wait for nobody is not sent. */
  nobodyCanDecide:
    "Niemand außer dir und den Personen auf deiner Liste kann diese Anfrage gerade genehmigen. Bitte eure qb-invite-Administration, jemanden hinzuzufügen, und sende sie dann erneut.",
};
