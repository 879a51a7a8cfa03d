import type { NameProblem } from "../person-name.ts";
import type { AddressProblem } from "../values.ts";

/** Why a piece of a list names nobody; `text` is the piece. */
export type LineProblem =
  | AddressProblem
  | {
      wrong:
        | "no address"
        | "several addresses"
        | "several people"
        | "more than a name"
        | "hidden characters in line";
      text: string;
    }
  | { wrong: "tag in name"; text: string; tag: string }
  | { wrong: "name"; text: string; name: NameProblem };

/** Why a list could not be read as a whole. */
export type ListProblem = { wrong: "list too long"; most: number; length: number };
