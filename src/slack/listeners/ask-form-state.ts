import { z } from "zod";
import type { NamedAddress } from "../../invite/named-address.ts";
import { type PeopleRead, parsePeople } from "../../invite/pasted-people/parse-people.ts";
import { parseName } from "../../invite/person-name.ts";
import type { Catalogue } from "../../invite/ports.ts";
import { problemOfNumber } from "../../invite/submit.ts";
import { type EmailAddress, parseEmailAddress } from "../../invite/values.ts";
import { ASK_FIELDS } from "../ids.ts";
import type { FormView } from "../payload.ts";
import { LONGEST_OPTION } from "../views/limits.ts";
import { sayListProblems } from "../views/problem-sentences.ts";
import type { Words } from "../views/words/words.ts";
import { readWritten } from "./read-written.ts";

/** The first form as somebody sent it, read as far as it can be without asking anybody. */
export type AskForm = {
  appDbid: string;
  roleId: string;
  people: PeopleRead["people"];
  repeated: readonly EmailAddress[];
  message: string | null;
  reason: string;
};

/** Reads the first form; `errors` has a sentence for each field (by block id) that is not right. */
export function readAskForm(
  words: Words,
  view: FormView,
  catalogue: Catalogue,
): { ok: true; form: AskForm } | { ok: false; errors: Record<string, string> } {
  const { problems: says } = words;
  const errors: Record<string, string> = {};
  const appDbid = offeredApplication(view, catalogue);
  const read = parsePeople(view.values[ASK_FIELDS.people] ?? "");
  const peopleProblem = problemWithPeople(words, read);
  if (peopleProblem !== null) errors[ASK_FIELDS.people] = peopleProblem;
  const written = (field: string): string => {
    const text = readWritten(view.values[field]);
    if (!text.ok) errors[field] = says.textTooLong(text.problem);
    return text.ok ? text.value : "";
  };
  const message = written(ASK_FIELDS.message) || null;
  const reason = written(ASK_FIELDS.reason);
  if (reason === "") errors[ASK_FIELDS.reason] ??= says.reasonMissing;
  const roleId = appDbid === null ? null : chosenRole(view, appDbid);
  if (appDbid === null) errors[ASK_FIELDS.application] = says.chooseApplication;
  else if (roleId === null) Object.assign(errors, roleMissing(words, { view, appDbid, catalogue }));
  if (appDbid === null || roleId === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    form: { appDbid, roleId, people: read.people, repeated: read.repeated, message, reason },
  };
}

/** A form that somebody forged may name any application. */
function offeredApplication(view: FormView, catalogue: Catalogue): string | null {
  const chosen = chosenApplication(view, catalogue);
  return catalogue.applications().some(({ dbid }) => dbid === chosen) ? chosen : null;
}

function chosenRole(view: FormView, appDbid: string): string | null {
  const chosen = view.values[ASK_FIELDS.role(appDbid)] ?? "";
  return chosen === "" || chosen.length > LONGEST_OPTION ? null : chosen;
}

/** The channel that a form remembers; null where it remembers none. */
export function parseTypedIn(metadata: string): string | null {
  return /^[CG][A-Z0-9]{1,30}$/.test(metadata) ? metadata : null;
}

/** The application that the form is about: the one chosen, or the only one there is. */
export function chosenApplication(view: FormView, catalogue: Catalogue): string | null {
  const [only, ...others] = catalogue.applications();
  if (only !== undefined && others.length === 0) return only.dbid;
  return view.values[ASK_FIELDS.application] ?? null;
}

/** An error must stand at a field that the form has: an application without any role has no field for them. */
function roleMissing(
  { problems, askForm }: Words,
  { view, appDbid, catalogue }: { view: FormView; appDbid: string; catalogue: Catalogue },
): Record<string, string> {
  const field = ASK_FIELDS.role(appDbid);
  if (field in view.values)
    return { [field]: catalogue.knownRoles(appDbid) === null ? problems.rolesLoading : problems.chooseRole };
  return { [ASK_FIELDS.people]: askForm.noRoles };
}

function problemWithPeople(words: Words, { people, problems }: PeopleRead): string | null {
  if (problems.length > 0) return sayListProblems(words, problems);
  const problem = problemOfNumber(people.length);
  return problem === null ? null : words.problems.submit(problem);
}

const emailSchema = z.string().transform((text, context) => {
  const email = parseEmailAddress(text);
  if (email.ok) return email.value;
  context.addIssue({ code: "custom", message: email.problem.wrong });
  return z.NEVER;
});

/** What is no name by today's rules is asked for again. */
const nameSchema = z
  .string()
  .nullable()
  .transform((text) => {
    const name = parseName(text ?? "");
    return name.ok ? name.value : null;
  });

const personSchema = z.object({
  email: emailSchema,
  firstName: nameSchema,
  lastName: nameSchema,
  guess: z.object({ firstName: z.string(), lastName: z.string() }).optional(),
});

const draftSchema = z.object({
  origin: z.string(),
  appDbid: z.string(),
  roleId: z.string(),
  message: z.string().nullable(),
  reason: z.string(),
  repeated: z.array(emailSchema).readonly(),
  people: z.array(personSchema).readonly(),
  /** Those whose names were not known when the form was sent: the ones to ask for. */
  asking: z.array(emailSchema).readonly(),
  /** Those whom Quickbase knows, so that no name is needed: they may have none. */
  known: z.array(emailSchema).readonly().default([]),
  /** The channel of the command; null where there was none. */
  typedIn: z.string().nullable().default(null),
});

/** A form that waits for names, as it is kept between two views. */
export type AskDraft = z.output<typeof draftSchema>;

/** Reads a draft from its row; throws when the row is damaged. */
export function parseAskDraft(content: unknown): AskDraft {
  const draft = draftSchema.parse(content);
  const people = draft.people.map((person) =>
    draft.known.includes(person.email)
      ? toKnown(person)
      : draft.asking.includes(person.email)
        ? toAsked(person)
        : person,
  );
  const unnamed = people.filter(isUnnamed).map(({ email }) => email);
  return { ...draft, people, asking: [...new Set([...draft.asking, ...unnamed])] };
}

function toKnown({ email, firstName, lastName }: NamedAddress): NamedAddress {
  return { email, firstName: firstName ?? "", lastName: lastName ?? "" };
}

/** Without a guess beside them, both names of somebody who is asked for are guesses: so older drafts kept them. */
function toAsked(person: NamedAddress): NamedAddress {
  const { email, firstName, lastName, guess } = person;
  return guess === undefined && firstName !== null && lastName !== null
    ? { email, firstName: null, lastName: null, guess: { firstName, lastName } }
    : person;
}

/** Whether a name of somebody is missing. */
export function isUnnamed({ firstName, lastName }: NamedAddress): boolean {
  return firstName === null || lastName === null;
}
