import type { LineProblem, ListProblem } from "../../../../invite/pasted-people/line-problem.ts";
import type { NameProblem } from "../../../../invite/person-name.ts";
import type { SubmitProblem } from "../../../../invite/submit.ts";
import { number, plural } from "./tools.ts";
import { countPeople } from "./who.ts";

function nameProblem(problem: NameProblem): string {
  switch (problem.wrong) {
    case "no name":
      return "Escribe un nombre.";
    case "address as name":
      return "Escribe un nombre, no una dirección.";
    case "no letters":
      return "Escribe un nombre con letras.";
    case "several lines":
      return "Escribe el nombre en una sola línea.";
    case "hidden characters":
      return "Este nombre contiene caracteres ocultos. Escríbelo en lugar de pegarlo.";
    case "accents":
      return "Este nombre tiene demasiados acentos en una letra.";
    case "name too long":
      return `Un nombre puede tener hasta ${number(problem.most)} caracteres.`;
    case "mark in name":
      return `Un nombre no puede contener “${problem.mark}”. Quítalo.`;
    case "loose mark in name":
      return `Un nombre no puede contener “${problem.mark}” suelto. Quítalo.`;
    case "mixed alphabets":
      return `“${problem.word}” mezcla alfabetos con letras parecidas. Escribe el nombre de nuevo en un solo alfabeto.`;
  }
}

/** What is wrong, at the field where it is. */
export const problems = {
  name: nameProblem,

  /** With a list of people; the text is a piece of it. */
  line(problem: LineProblem | ListProblem): string {
    switch (problem.wrong) {
      case "not an address":
        return `“${problem.text}” no es una dirección de correo.`;
      case "accent in address":
        return `“${problem.text}” contiene “${problem.letter}”. Usa una dirección de correo sin acentos.`;
      case "foreign letter in address":
        return `“${problem.text}” contiene “${problem.letter}”, que no es una letra de la a a la z. Escribe la dirección de nuevo.`;
      case "no address":
        return `“${problem.text}” no tiene dirección de correo.`;
      case "several addresses":
        return `“${problem.text}” tiene más de una dirección. Pon a cada persona en una línea.`;
      case "several people":
        return `“${problem.text}” nombra a más de una persona para una sola dirección. Pon a cada persona en una línea, con su dirección.`;
      case "more than a name":
        return `“${problem.text}” tiene más que un nombre y una dirección. Pon a cada persona en una línea.`;
      case "hidden characters in line":
        return `“${problem.text}” contiene caracteres ocultos. Escríbelo en lugar de pegarlo.`;
      case "tag in name":
        return `“${problem.text}” tiene “${problem.tag}” en el nombre. Quítalo.`;
      case "name":
        return `“${problem.text}”: ${nameProblem(problem.name)}`;
      case "list too long":
        return `La lista puede tener hasta ${number(problem.most)} caracteres. La tuya tiene ${number(problem.length)}: divídela en varias solicitudes.`;
    }
  },
  moreLikeThese: ({ count }: { count: number }) => `Y ${number(count)} más como estos.`,

  /** With a request that is otherwise complete. */
  submit(problem: SubmitProblem): string {
    switch (problem.wrong) {
      case "nobody":
        return "Agrega al menos una persona, con su dirección de correo.";
      case "too many people": {
        const { count, most } = problem;
        return `Puedes invitar hasta ${countPeople(most)} a la vez. En tu lista hay ${number(count)}: quita ${number(count - most)} o divídela en ${number(Math.ceil(count / most))} solicitudes.`;
      }
      case "too many open requests":
        return plural(problem.open, {
          one: `Tienes ${number(problem.open)} solicitud abierta, el máximo por persona. Espera a que se decida o retírala.`,
          other: `Tienes ${number(problem.open)} solicitudes abiertas, el máximo por persona. Espera a que se decida alguna o retira alguna.`,
        });
      case "application not offered":
        return "Esta aplicación no está disponible. Elige otra.";
      case "roles not known":
        return "Quickbase no responde y no se puede comprobar el rol. Reinténtalo en un minuto.";
      case "role not offered":
        return "Este rol ya no está disponible. Elige otro.";
    }
  },

  chooseApplication: "Elige una aplicación.",
  chooseRole: "Elige un rol.",
  rolesLoading: "Los roles aún se están cargando. Espera un momento y envía de nuevo.",
  reasonMissing: "Di brevemente para qué necesitan acceso.",
  denialReasonMissing: "Di brevemente por qué la rechazas.",
  textTooLong: ({ most, length }: { most: number; length: number }) =>
    `Este texto puede tener hasta ${number(most)} caracteres. El tuyo tiene ${number(length)}: acórtalo, por favor.`,
  /** A request that would wait for nobody is not sent. */
  nobodyCanDecide:
    "Nadie podría aprobar esta solicitud: quienes aprueban están en tu lista, no pueden decidir en este momento o eres tú. Pide a quien administra qb-invite que agregue a otra persona que apruebe y envíala de nuevo.",
};
