/** How the client signs in; whatever it is stays in request bodies, and in memory. */
export type QuickbaseCredentials =
  /** Recommended: acts as its owner, needs no application token (https://help.quickbase.com/docs/create-and-use-user-tokens). */
  | { readonly userToken: string }
  /** A ticket of one's own: when it ends, calls are refused with errcode 4. */
  | { readonly ticket: string; readonly appToken?: string | undefined }
  /** The client authenticates by itself and renews its ticket. */
  | { readonly username: string; readonly password: string; readonly appToken?: string | undefined };

/** The elements that sign a call in, by element name. */
export type SignInElements = Readonly<Record<string, string>>;

const SECRET_ELEMENTS: ReadonlySet<string> = new Set(["usertoken", "ticket", "apptoken", "password"]);

/** Returns a function that blanks the secrets among these elements out of a text. */
export function createRedactor(elements: Readonly<Record<string, string>>): (text: string) => string {
  const secrets = Object.entries(elements)
    .filter(([name, value]) => SECRET_ELEMENTS.has(name) && value !== "")
    .map(([, value]) => value);
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}
