/** How the client signs in. It is kept in memory, and sent in request bodies only. */
export type QuickbaseCredentials =
  /** Recommended: needs no application token (https://help.quickbase.com/docs/create-and-use-user-tokens). */
  | { userToken: string }
  /** A given ticket: once it has expired, calls are refused with errcode 4. */
  | { ticket: string; appToken?: string | undefined }
  /** The client authenticates by itself and renews its ticket. */
  | { username: string; password: string; appToken?: string | undefined };

/** The elements that sign a call in, by element name. */
export type SignInElements = Readonly<Record<string, string>>;

/** All elements of a request, by element name; undefined ones are left out. */
export type Elements = Readonly<Record<string, string | undefined>>;

const SECRET_ELEMENTS: ReadonlySet<string> = new Set(["usertoken", "ticket", "apptoken", "password"]);

const LONGEST_QUOTE = 1000;

/** A text for an error: without the secrets among these elements, and with its beginning only where it is long. */
export function quote(text: string, elements: Elements): string {
  let rest = text;
  for (const [name, value] of Object.entries(elements))
    if (value && SECRET_ELEMENTS.has(name)) rest = rest.replaceAll(value, "[secret]");
  return rest.length <= LONGEST_QUOTE ? rest : `${rest.slice(0, LONGEST_QUOTE)}…`;
}
