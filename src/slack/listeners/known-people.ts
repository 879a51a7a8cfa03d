import type { NamedAddress } from "../../invite/named-address.ts";
import { parseName, problemOfBoth } from "../../invite/person-name.ts";
import type { EmailAddress, UserId } from "../../invite/values.ts";
import { withinMs } from "../../lib/within-ms.ts";
import type { ListenerParts } from "../parts.ts";
import type { AskDraft } from "./ask-form-state.ts";

/** What Quickbase calls somebody, empty where it does not say; null for somebody whom it does not know. */
type Found = { firstName: string; lastName: string } | null;

/** A look through Quickbase for some people. */
export type Look = {
  /** Whether it is over after so long at most. */
  overWithinMs(limitMs: number): Promise<boolean>;
  /** Goes on as long as Quickbase answers, and then begins no other look-up. */
  end(): Promise<void>;
  /** Whom it has found out about so far. */
  found: ReadonlyMap<EmailAddress, Found>;
};

const AT_ONCE = 8;
/** Somebody waits: a Quickbase that has not answered for so long is slow, and the names are asked for instead. */
const MAY_BE_SILENT_MS = 3_000;
const MAY_TAKE_MS = 20_000;

/** Asks Quickbase who of these people has an account there. */
export function lookForPeople(
  { quickbase, newRequestId }: Pick<ListenerParts, "quickbase" | "newRequestId">,
  { emails, appDbid, party }: { emails: readonly EmailAddress[]; appDbid: string; party: UserId },
): Look {
  const requestId = newRequestId();
  const found = new Map<EmailAddress, Found>();
  const waiting = [...emails];
  let answered = Promise.withResolvers<void>();
  const lookForNext = async (): Promise<void> => {
    for (let email = waiting.shift(); email !== undefined; email = waiting.shift()) {
      const answer = await quickbase.lookUp({
        requestId,
        appDbid,
        party,
        approved: false,
        awaited: true,
        email,
      });
      // Whoever could not be looked up is asked for; where Quickbase keeps the bot out, or is away, so is everybody else.
      if (answer.outcome !== "done") {
        if (answer.outcome !== "refused") waiting.length = 0;
        continue;
      }
      found.set(email, answer.result === "known" ? answer : null);
      answered.resolve();
      answered = Promise.withResolvers();
    }
  };
  const over = Promise.all(Array.from({ length: AT_ONCE }, lookForNext)).then(() => true);
  const overWithinMs = async (limitMs: number) => (await withinMs(limitMs, over)) ?? false;
  return {
    overWithinMs,
    async end() {
      const goesOn = async (): Promise<void> => {
        const isOver = await withinMs(
          MAY_BE_SILENT_MS,
          Promise.race([over, answered.promise.then(() => false)]),
        );
        if (isOver === false) await goesOn();
      };
      await withinMs(MAY_TAKE_MS, goesOn());
      waiting.length = 0;
    },
    found,
  };
}

/** A draft with the names that Quickbase has; whom it does not know, or could not be asked for, is asked for. */
export function withFound(draft: AskDraft, found: Look["found"]): AskDraft {
  const isKnown = (email: EmailAddress) => (found.get(email) ?? null) !== null;
  return {
    ...draft,
    people: draft.people.map((person) => namedAs(person, found.get(person.email))),
    asking: draft.asking.filter((email) => !isKnown(email)),
    known: draft.asking.filter(isKnown),
  };
}

/**
 * Everybody chooses their own name at Quickbase: what is no name by our rules gives way to the address, as a whole, for
 * half of it would be a name that nobody has given.
 */
function namedAs(person: NamedAddress, found: Found | undefined): NamedAddress {
  if (found === undefined || found === null) return person;
  const [firstName, lastName] = [nameOrNone(found.firstName), nameOrNone(found.lastName)];
  return firstName !== null && lastName !== null && problemOfBoth(firstName, lastName) === null
    ? { email: person.email, firstName, lastName }
    : { email: person.email, firstName: "", lastName: "" };
}

/** A name, or the empty text of somebody who has none; null for what is neither. */
function nameOrNone(text: string): string | null {
  if (text.trim() === "") return "";
  const name = parseName(text);
  return name.ok ? name.value : null;
}
