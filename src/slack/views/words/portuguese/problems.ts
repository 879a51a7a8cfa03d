import type { LineProblem, ListProblem } from "../../../../invite/pasted-people/line-problem.ts";
import type { NameProblem } from "../../../../invite/person-name.ts";
import type { SubmitProblem } from "../../../../invite/submit.ts";
import { number, plural } from "./tools.ts";
import { countPeople } from "./who.ts";

function nameProblem(problem: NameProblem): string {
  switch (problem.wrong) {
    case "no name":
      return "Digite um nome.";
    case "address as name":
      return "Digite um nome, não um endereço.";
    case "no letters":
      return "Digite um nome com letras.";
    case "several lines":
      return "Digite o nome em uma única linha.";
    case "hidden characters":
      return "Este nome contém caracteres ocultos. Digite-o em vez de colá-lo.";
    case "accents":
      return "Este nome tem acentos demais em uma letra.";
    case "name too long":
      return `Um nome pode ter até ${number(problem.most)} caracteres.`;
    case "mark in name":
      return `Um nome não pode conter “${problem.mark}”. Remova.`;
    case "loose mark in name":
      return `Um nome não pode conter “${problem.mark}” sozinho. Remova.`;
    case "mixed alphabets":
      return `“${problem.word}” mistura alfabetos com letras parecidas. Digite o nome de novo em um só alfabeto.`;
  }
}

/** What is wrong, at the field where it is. */
export const problems = {
  name: nameProblem,

  /** With a list of people; the text is a piece of it. */
  line(problem: LineProblem | ListProblem): string {
    switch (problem.wrong) {
      case "not an address":
        return `“${problem.text}” não é um endereço de e-mail.`;
      case "accent in address":
        return `“${problem.text}” contém “${problem.letter}”. Use um endereço de e-mail sem acentos.`;
      case "foreign letter in address":
        return `“${problem.text}” contém “${problem.letter}”, que não é uma letra de a a z. Digite o endereço de novo.`;
      case "no address":
        return `“${problem.text}” não tem endereço de e-mail.`;
      case "several addresses":
        return `“${problem.text}” tem mais de um endereço. Coloque cada pessoa em uma linha.`;
      case "several people":
        return `“${problem.text}” indica mais de uma pessoa para um só endereço. Coloque cada pessoa em uma linha, com seu endereço.`;
      case "more than a name":
        return `“${problem.text}” tem mais do que um nome e um endereço. Coloque cada pessoa em uma linha.`;
      case "hidden characters in line":
        return `“${problem.text}” contém caracteres ocultos. Digite em vez de colar.`;
      case "tag in name":
        return `“${problem.text}” tem “${problem.tag}” no nome. Remova.`;
      case "name":
        return `“${problem.text}”: ${nameProblem(problem.name)}`;
      case "list too long":
        return `A lista pode ter até ${number(problem.most)} caracteres. A sua tem ${number(problem.length)}: divida em várias solicitações.`;
    }
  },
  moreLikeThese: ({ count }: { count: number }) => `E mais ${number(count)} como estes.`,

  /** With a request that is otherwise complete. */
  submit(problem: SubmitProblem): string {
    switch (problem.wrong) {
      case "nobody":
        return "Inclua pelo menos uma pessoa, com endereço de e-mail.";
      case "too many people": {
        const { count, most } = problem;
        return `Você pode convidar até ${countPeople(most)} de uma vez. Sua lista tem ${number(count)}: remova ${number(count - most)} ou divida em ${number(Math.ceil(count / most))} solicitações.`;
      }
      case "too many open requests":
        return plural(problem.open, {
          one: `Você tem ${number(problem.open)} solicitação em aberto, o máximo por pessoa. Aguarde a decisão ou retire a solicitação.`,
          other: `Você tem ${number(problem.open)} solicitações em aberto, o máximo por pessoa. Aguarde alguma decisão ou retire alguma.`,
        });
      case "application not offered":
        return "Este aplicativo não está disponível. Escolha outro.";
      case "roles not known":
        return "O Quickbase não responde e não é possível conferir a função. Tente novamente em um minuto.";
      case "role not offered":
        return "Esta função não está mais disponível. Escolha outra.";
    }
  },

  chooseApplication: "Escolha um aplicativo.",
  chooseRole: "Escolha uma função.",
  rolesLoading: "As funções ainda estão sendo carregadas. Aguarde um momento e envie de novo.",
  reasonMissing: "Diga brevemente por que elas precisam de acesso.",
  denialReasonMissing: "Diga brevemente por que você recusa.",
  textTooLong: ({ most, length }: { most: number; length: number }) =>
    `Este texto pode ter até ${number(most)} caracteres. O seu tem ${number(length)}: encurte, por favor.`,
  /** A request that would wait for nobody is not sent. */
  nobodyCanDecide:
    "Ninguém poderia aprovar esta solicitação: quem aprova é você, está na sua lista ou não pode decidir no momento. Peça a quem administra o qb-invite que inclua mais alguém para aprovar e envie de novo.",
};
