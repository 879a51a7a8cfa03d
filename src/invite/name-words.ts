/* Words that stand beside a name in lists, and are none; all in the form that `toKey` gives. */

/** For comparing words: without case, accents and full stops. */
export function toKey(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase()
    .trim();
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Before a name. */
export const TITLES = setOf(
  "dr drs prof professor mr mrs ms miss mx sir dame rev reverend fr hon eng ing dipl-ing dipl mag med phil herr frau hr fru m mme mlle sr sra srta don dona",
);
/** Those that may as well be a name, an initial or the start of one. */
export const UNSURE_TITLES = setOf("m fr sr don mag med phil eng");
/** After a name. */
export const DEGREES = setOf(
  "phd dphil mba msc bsc ba bs ma ms md jd llm llb cpa cfa pmp pe rn dds dvm esq cissp mphil meng beng mpa mph edd",
);
/** Those that may as well be a name or initials. */
export const UNSURE_DEGREES = setOf("ba bs ma ms md jd pe rn");
/** They belong to the last name. */
export const GENERATIONS = setOf("jr sr ii iii iv");
/** They begin a last name of several words. */
export const PARTICLES = setOf(
  "van von vom zu zum zur de der den del della delle di da das do dos du la le les lo ter ten te bin ibn bint al el af av y e i",
);
/** Last names that stand first where they are at home. */
export const FAMILIES_FIRST = setOf("nguyễn trần phạm huỳnh hoàng đặng bùi");
/** How to speak of somebody: "(she/her)". */
export const PRONOUNS = setOf(
  "she her hers he him his they them theirs ze zir hir xe xem it its any all er ihm ihn sie ihr elle elles il lui iel ella el ellx pronouns",
);
/** Between two people. */
export const CONJUNCTIONS = setOf("and & + und et plus");
/** Nothing is told. */
export const EMPTY = setOf("n/a na none null unknown tbd ? - –");
/** Parts of a company, which a list has beside a name. */
export const DEPARTMENTS = setOf(
  "sales marketing engineering finance accounting legal hr it ops operations support security product design research development management admin administration procurement purchasing logistics audit auditor quality qa production facilities communications pr consulting consultant external extern guest contractor vendor partner customer client intern internal team department dept office manager director lead engineer developer analyst assistant accountant designer president vp ceo cto cfo coo owner reader viewer participant administrator editor",
);

/** What the heading of a column, or the word before a colon, says of what follows. */
export type Label = "email" | "first" | "last" | "name" | "other";

const LABELS: Record<Exclude<Label, "other">, ReadonlySet<string>> = {
  email: new Set(
    "email|e-mail|emails|mail|email address|e-mail address|mail address|address|email addresses|work email|to|cc|bcc|contact|correo|correo electronico|courriel|email-adresse|e-mail-adresse".split(
      "|",
    ),
  ),
  first: new Set("first name|first|firstname|given name|givenname|forename|vorname|prenom|nombre".split("|")),
  last: new Set(
    "last name|last|lastname|surname|family name|familyname|nachname|familienname|nom|apellido|apellidos".split(
      "|",
    ),
  ),
  name: new Set(
    "name|full name|fullname|display name|displayname|person|user|member|employee|fn|invitee".split("|"),
  ),
};
const OTHER_LABELS = new Set(
  "department|dept|role|title|job title|position|team|company|organisation|organization|org|phone|tel|mobile|location|office|country|no|nr|id|manager|notes|comment".split(
    "|",
  ),
);

/** Reads a heading; null when the words are none. */
export function findLabel(text: string): Label | null {
  const key = toKey(text).replace(/[\s_]+/g, " ");
  if (LABELS.email.has(key)) return "email";
  if (LABELS.first.has(key)) return "first";
  if (LABELS.last.has(key)) return "last";
  if (LABELS.name.has(key)) return "name";
  return OTHER_LABELS.has(key) ? "other" : null;
}
