import type { LineProblem, ListProblem } from "../../../../invite/pasted-people/line-problem.ts";
import type { NameProblem } from "../../../../invite/person-name.ts";
import type { SubmitProblem } from "../../../../invite/submit.ts";
import { number } from "./tools.ts";
import { fr } from "./typography.ts";

function nameProblem(problem: NameProblem): string {
  switch (problem.wrong) {
    case "no name":
      return "Saisissez un nom.";
    case "address as name":
      return "Saisissez un nom, pas une adresse.";
    case "no letters":
      return "Saisissez un nom avec des lettres.";
    case "several lines":
      return "Saisissez le nom sur une seule ligne.";
    case "hidden characters":
      return "Ce nom contient des caractères invisibles. Tapez-le au lieu de le coller.";
    case "accents":
      return "Ce nom a trop d’accents sur une lettre.";
    case "name too long":
      return `Un nom peut avoir ${number(problem.most)} caractères au plus.`;
    case "mark in name":
      return fr`Un nom ne peut pas contenir « ${problem.mark} ». Supprimez-le.`;
    case "loose mark in name":
      return fr`Un nom ne peut pas contenir « ${problem.mark} » isolé. Supprimez-le.`;
    case "mixed alphabets":
      return fr`« ${problem.word} » mélange des alphabets dont les lettres se ressemblent. Retapez le nom dans un seul alphabet.`;
  }
}

/** What is wrong, at the field where it is. */
export const problems = {
  name: nameProblem,

  /** With a list of people; the text is a piece of it. */
  line(problem: LineProblem | ListProblem): string {
    switch (problem.wrong) {
      case "not an address":
        return fr`« ${problem.text} » n’est pas une adresse e-mail.`;
      case "accent in address":
        return fr`« ${problem.text} » contient « ${problem.letter} ». Utilisez une adresse e-mail sans accents.`;
      case "foreign letter in address":
        return fr`« ${problem.text} » contient « ${problem.letter} », qui n’est pas une lettre de a à z. Retapez l’adresse.`;
      case "no address":
        return fr`« ${problem.text} » n’a pas d’adresse e-mail.`;
      case "several addresses":
        return fr`« ${problem.text} » a plusieurs adresses. Mettez chaque personne sur sa propre ligne.`;
      case "several people":
        return fr`« ${problem.text} » nomme plusieurs personnes pour une adresse. Donnez à chaque personne une ligne et une adresse.`;
      case "more than a name":
        return fr`« ${problem.text} » contient plus qu’un nom et une adresse. Mettez chaque personne sur sa propre ligne.`;
      case "hidden characters in line":
        return fr`« ${problem.text} » contient des caractères invisibles. Tapez-le au lieu de le coller.`;
      case "tag in name":
        return fr`« ${problem.text} » a « ${problem.tag} » dans le nom. Supprimez-le.`;
      case "name":
        return fr`« ${problem.text} » : ${nameProblem(problem.name)}`;
      case "list too long":
        return fr`La liste peut avoir ${number(problem.most)} caractères au plus ; la vôtre en a ${number(problem.length)}. Répartissez-la sur plusieurs demandes.`;
    }
  },
  moreLikeThese: ({ count }: { count: number }) => `Et ${number(count)} de plus comme celles-ci.`,

  /** With a request that is otherwise complete. */
  submit(problem: SubmitProblem): string {
    switch (problem.wrong) {
      case "nobody":
        return "Ajoutez au moins une personne, avec son adresse e-mail.";
      case "too many people": {
        const { count, most } = problem;
        return fr`Vous pouvez inviter ${number(most)} personnes au plus à la fois ; votre liste en a ${number(count)}. Retirez-en ${number(count - most)}, ou répartissez-les sur ${number(Math.ceil(count / most))} demandes.`;
      }
      case "too many open requests":
        return `Vous avez ${number(problem.open)} demandes ouvertes, le maximum par personne. Attendez quelques décisions, ou retirez des demandes.`;
      case "application not offered":
        return "Cette application n’est pas disponible. Choisissez-en une autre.";
      case "roles not known":
        return fr`Quickbase ne répond pas : le rôle ne peut pas être vérifié. Réessayez dans une minute.`;
      case "role not offered":
        return "Ce rôle n’est plus disponible. Choisissez-en un autre.";
    }
  },

  chooseApplication: "Choisissez une application.",
  chooseRole: "Choisissez un rôle.",
  rolesLoading: "Les rôles sont encore en cours de chargement. Attendez un instant, puis renvoyez.",
  reasonMissing: "Dites brièvement pourquoi cet accès est nécessaire.",
  denialReasonMissing: "Dites brièvement pourquoi vous refusez.",
  textTooLong: ({ most, length }: { most: number; length: number }) =>
    fr`Ce texte peut avoir ${number(most)} caractères au plus ; le vôtre en a ${number(length)}. Raccourcissez-le.`,
  /** A request that would wait for nobody is not sent. */
  nobodyCanDecide:
    "À part vous et les personnes de votre liste, personne ne peut approuver cette demande pour le moment. Demandez à votre admin qb-invite d’ajouter une personne responsable, puis renvoyez-la.",
};
