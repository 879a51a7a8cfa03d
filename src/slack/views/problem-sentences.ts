import type { LineProblem, ListProblem } from "../../invite/pasted-people/line-problem.ts";
import type { PeopleRead } from "../../invite/pasted-people/parse-people.ts";
import type { NameProblem } from "../../invite/person-name.ts";
import { told } from "./rich.ts";
import type { Words } from "./words/words.ts";

/** What somebody typed is quoted so far. */
const LONGEST_QUOTED = 100;
const MOST_PROBLEMS_TOLD = 5;

/** What is wrong with a list, for the field that it was typed into: of many things the first, and how many more. */
export function sayListProblems(words: Words, problems: PeopleRead["problems"]): string {
  const told = problems.slice(0, MOST_PROBLEMS_TOLD).map((problem) => sayLineProblem(words, problem));
  const untold = problems.length - told.length;
  return [...told, ...(untold > 0 ? [words.problems.moreLikeThese({ count: untold })] : [])].join(" ");
}

/** What is wrong with a piece of a list. */
function sayLineProblem({ problems }: Words, problem: LineProblem | ListProblem): string {
  if (problem.wrong === "list too long") return problems.line(problem);
  const text = quotable(problem.text);
  switch (problem.wrong) {
    case "tag in name":
      return problems.line({ ...problem, text, tag: quotable(problem.tag) });
    case "name":
      return problems.line({ ...problem, text, name: quotableName(problem.name) });
    default:
      return problems.line({ ...problem, text });
  }
}

/** What is wrong with a name. */
export function sayNameProblem({ problems }: Words, problem: NameProblem): string {
  return problems.name(quotableName(problem));
}

function quotableName(problem: NameProblem): NameProblem {
  return problem.wrong === "mixed alphabets" ? { ...problem, word: quotable(problem.word) } : problem;
}

function quotable(text: string): string {
  return told(text, LONGEST_QUOTED);
}
