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
/** With these a sentence or a rank begins, and hardly a name: "Hi Maya Roe", "Owner Maya Roe". */
export const OPENINGS = setOf(
  "hi hello hey dear thanks thank please add invite new user the attn cc fyi pan pani capt captain col maj sgt lt gen gov sen rep judge owner viewer participant administrator admin manager lead director engineer developer analyst assistant accountant designer president contractor consultant auditor",
);
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
  "sales marketing engineering finance accounting legal hr it ops operations support security product design research development management admin administration procurement purchasing logistics audit auditor quality qa production facilities communications pr consulting consultant external extern guest contractor vendor partner customer client intern internal team department dept office manager director lead engineer developer analyst assistant accountant designer president vp ceo cto cfo coo owner reader viewer participant administrator editor corp corporation inc ltd llc gmbh plc company group active inactive enabled disabled pending invited yes no true false member staff employee reception desk",
);

/** What the heading of a column, or the word before a colon, says of what follows. */
export type Label = "email" | "first" | "last" | "name" | "other";

const labels = (texts: string): ReadonlySet<string> => new Set(texts.split("|").map(toKey));

/** In the languages of the sheets that people paste. */
const LABELS: Record<Exclude<Label, "other">, ReadonlySet<string>> = {
  email: labels(
    "email|e-mail|emails|mail|email address|e-mail address|mail address|address|email addresses|work email|user principal name|upn|to|cc|bcc|contact|correo|correo electrónico|courriel|adresse e-mail|adresse mail|email-adresse|e-mail-adresse|mailadresse|e-mailadres|e-postadress|e-post|e-posta|eposta|sähköposti|adres e-mail|posta elettronica|indirizzo email|endereço de email|почта|эл. почта|электронная почта|邮箱|电子邮箱|电子邮件|メール|メールアドレス|이메일",
  ),
  first: labels(
    "first name|first|firstname|given name|givenname|forename|vorname|prénom|nombre|voornaam|fornavn|förnamn|etunimi|imię|adı|名",
  ),
  last: labels(
    "last name|last|lastname|surname|family name|familyname|nachname|familienname|nom|apellido|apellidos|primer apellido|cognome|sobrenome|achternaam|etternavn|efternavn|efternamn|sukunimi|nazwisko|příjmení|soyad|soyadı|фамилия|姓|성",
  ),
  name: labels(
    "name|full name|fullname|display name|displayname|person|user|member|employee|fn|invitee|last, first|nome|nome completo|nombre completo|nom complet|naam|navn|namn|nimi|jméno|имя|姓名|名字|氏名|名前|이름|성명",
  ),
};
const OTHER_LABELS = labels(
  "department|dept|role|title|job title|position|team|company|organisation|organization|org|phone|tel|mobile|location|office|country|no|nr|id|manager|notes|comment|password",
);
/** What a form's template adds to a heading. */
const REMARK = /[[(](?:required|optional)[\])]|\*$/;

/** Reads a heading; null when the words are none. */
export function findLabel(text: string): Label | null {
  const key = toKey(text)
    .replace(REMARK, "")
    .replace(/[\s_]+/g, " ")
    .trim();
  if (LABELS.email.has(key)) return "email";
  if (LABELS.first.has(key)) return "first";
  if (LABELS.last.has(key)) return "last";
  if (LABELS.name.has(key)) return "name";
  return OTHER_LABELS.has(key) ? "other" : null;
}
