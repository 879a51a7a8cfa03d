import type { LineProblem, ListProblem } from "../../../../invite/pasted-people/line-problem.ts";
import type { NameProblem } from "../../../../invite/person-name.ts";
import type { SubmitProblem } from "../../../../invite/submit.ts";
import { number } from "./tools.ts";

function nameProblem(problem: NameProblem): string {
  switch (problem.wrong) {
    case "no name":
      return "Enter a name.";
    case "address as name":
      return "Enter a name, not an address.";
    case "no letters":
      return "Enter a name with letters.";
    case "several lines":
      return "Enter the name on one line.";
    case "hidden characters":
      return "This name contains hidden characters. Type it instead of pasting it.";
    case "accents":
      return "This name has too many accents on one letter.";
    case "name too long":
      return `A name can have up to ${number(problem.most)} characters.`;
    case "mark in name":
      return `A name can't contain "${problem.mark}". Remove it.`;
    case "loose mark in name":
      return `A name can't contain "${problem.mark}" on its own. Remove it.`;
    case "mixed alphabets":
      return `"${problem.word}" mixes alphabets whose letters look alike. Type the name again in one alphabet.`;
  }
}

/** What is wrong, at the field where it is. */
export const problems = {
  name: nameProblem,

  /** With a list of people; the text is a piece of it. */
  line(problem: LineProblem | ListProblem): string {
    switch (problem.wrong) {
      case "not an address":
        return `"${problem.text}" isn't an email address.`;
      case "accent in address":
        return `"${problem.text}" contains "${problem.letter}". Use an email address without accents.`;
      case "foreign letter in address":
        return `"${problem.text}" contains "${problem.letter}", which is none of the letters a to z. Type the address again.`;
      case "no address":
        return `"${problem.text}" has no email address.`;
      case "several addresses":
        return `"${problem.text}" has more than one address. Put each person on a separate line.`;
      case "several people":
        return `"${problem.text}" names more than one person for one address. Give each person a line and an address.`;
      case "more than a name":
        return `"${problem.text}" has more than a name and an address. Put each person on a separate line.`;
      case "hidden characters in line":
        return `"${problem.text}" contains hidden characters. Type it instead of pasting it.`;
      case "tag in name":
        return `"${problem.text}" has "${problem.tag}" in the name. Remove it.`;
      case "name":
        return `"${problem.text}": ${nameProblem(problem.name)}`;
      case "list too long":
        return `The list can have up to ${number(problem.most)} characters. Yours has ${number(problem.length)}: split it into several requests.`;
    }
  },
  moreLikeThese: ({ count }: { count: number }) => `And ${number(count)} more like these.`,

  /** With a request that is otherwise complete. */
  submit(problem: SubmitProblem): string {
    switch (problem.wrong) {
      case "nobody":
        return "Add at least one person, with an email address.";
      case "too many people": {
        const { count, most } = problem;
        return `You can invite up to ${number(most)} people at once. You listed ${number(count)}: remove ${number(count - most)}, or split them into ${number(Math.ceil(count / most))} requests.`;
      }
      case "too many open requests":
        return `You have ${number(problem.open)} open requests, the most anyone can have. Wait until some are decided, or withdraw some.`;
      case "application not offered":
        return "This application isn't available. Choose another one.";
      case "roles not known":
        return "Quickbase isn't responding, so the role can't be checked. Try again in a minute.";
      case "role not offered":
        return "This role isn't available any more. Choose another one.";
    }
  },

  chooseApplication: "Choose an application.",
  chooseRole: "Choose a role.",
  rolesLoading: "The roles are still loading. Wait a moment, then send again.",
  reasonMissing: "Say briefly why they need access.",
  denialReasonMissing: "Say briefly why you deny it.",
  textTooLong: ({ most, length }: { most: number; length: number }) =>
    `This can have up to ${number(most)} characters. Yours has ${number(length)}: please shorten it.`,
  /** A request that would wait for nobody is not sent. */
  nobodyCanDecide:
    "No one could approve this request: each approver is you, is one of the people you listed, or can't decide at the moment. Ask your qb-invite administrator to add an approver, then send it again.",
};
