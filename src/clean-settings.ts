type Environment = Record<string, string | undefined>;

const QUOTES = ['""', "''", "“”", "‘’", "„“", "«»", "``"];
/** Settings whose value may begin or end with any character, quotes and "#" included. */
const AS_IT_IS = "QUICKBASE_PASSWORD";

/**
 * The settings as they were meant: whoever reads a file of settings for the bot (a shell, Docker, systemd) may leave
 * on them what belongs to the file: a byte order mark, "export", blanks, quotes, a comment. Empty ones count as not set.
 */
export function cleanSettings(environment: Environment): Record<string, string> {
  const cleaned = Object.entries(environment).flatMap(([written, value]) => {
    const name = written
      .replace(/^\uFEFF/, "")
      .replace(/^\s*export\s+/, "")
      .trim();
    const meant = name === AS_IT_IS ? (value ?? "").trim() : cleanValue(value ?? "");
    return meant === "" ? [] : [{ name, meant, exact: name === written }];
  });
  // The exact name comes last, so it wins.
  const inOrder = cleaned.toSorted((a, b) => Number(a.exact) - Number(b.exact));
  return Object.fromEntries(inOrder.map(({ name, meant }) => [name, meant]));
}

function cleanValue(value: string): string {
  const text = value.replace(/^\uFEFF/, "").trim();
  const quoted = unquote(text);
  if (quoted !== null) return quoted;
  const withoutComment = text.replace(/\s+#.*$/s, "");
  return unquote(withoutComment) ?? withoutComment;
}

function unquote(text: string): string | null {
  const [first, last] = [text.at(0), text.at(-1)];
  return text.length > 1 && QUOTES.includes(`${first}${last}`) ? text.slice(1, -1).trim() : null;
}

const SECRET_NAMES = /^(SLACK|QUICKBASE)_\w*(TOKEN|SECRET|PASSWORD|TICKET)$/;

/** The values of secret settings. */
export function secretsIn(settings: Record<string, string>): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => (SECRET_NAMES.test(name) ? [value] : []));
}

/** Whether this is still the placeholder of an example. */
export function isPlaceholder(name: string, value: string): boolean {
  if (SECRET_NAMES.test(name) && name !== AS_IT_IS && /^(xox[a-z]-|xapp-)?(your|my|the)[-_ ]/i.test(value))
    return true;
  return /^<[^<>]*>$|…|\.\.\.$|^change[-_ ]?me$/i.test(value) && name !== AS_IT_IS;
}

/** Quotes a value in an error: as it is if it is a word or an id, hidden if it may be a secret in the wrong line. */
export function quoteSafely(value: string): string {
  const isPlain = /^[@#]?[\p{L}.'@-]{1,40}$/u.test(value) || /^[\w#@]{1,12}$/.test(value);
  return isPlain && !/^(xox|xapp|xwfp)/i.test(value) ? `"${value}"` : '"[secret]"';
}
