import type { ApiRequest } from "./api-request.ts";
import { parameter } from "./api-request.ts";
import type { Account, App } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

const hourMs = 3_600_000;

/** Who is calling: checks user tokens, tickets, passwords and application tokens. */
export class SignIn {
  readonly #world: World;
  readonly #now: () => number;
  readonly #userTokens = new Map<string, { ownerId: string; active: boolean }>();
  readonly #tickets = new Map<string, { accountId: string; expiresAt: number }>();

  constructor(world: World, now: () => number) {
    this.#world = world;
    this.#now = now;
  }

  addUserToken(token: string, owner: Account): void {
    this.#userTokens.set(token, { ownerId: owner.id, active: true });
  }

  setUserTokenActive(token: string, active: boolean): void {
    const known = this.#userTokens.get(token);
    if (known === undefined) throw new Error("Cannot change the user token: it is not known");
    known.active = active;
  }

  ownersOf(tokens: Iterable<string>): Account[] {
    return [...tokens].flatMap(
      (token) => this.#world.findAccountById(this.#userTokens.get(token)?.ownerId ?? "") ?? [],
    );
  }

  get userTokens(): string[] {
    return [...this.#userTokens.keys()];
  }

  /** A ticket for this person; lives 12 hours unless told otherwise. */
  issueTicket(account: Account, hours = 12): string {
    const ticket = this.#world.ids.ticket();
    this.#tickets.set(ticket, { accountId: account.id, expiresAt: this.#now() + hours * hourMs });
    return ticket;
  }

  expireTickets(): void {
    this.#tickets.clear();
  }

  /** The account behind the credentials, or null when there are none (Quickbase's anonymous user). */
  identify(request: ApiRequest, app: App | null): Account | null {
    // In a header instead of the body, the published answer is "User token is invalid".
    if (request.authorization !== null) throw invalidUserToken();
    const userToken = parameter(request, "usertoken");
    const caller =
      userToken === null ? this.#withoutUserToken(request, app) : this.#tokenOwner(userToken, request, app);
    if (caller?.denied) throw new Refusal(29);
    return caller;
  }

  /** The account with this name and password; throws refusal 20. */
  checkPassword(username: string, password: string): Account {
    const account = this.#world.findAccount(username);
    if (account === null || account.password === null || account.password !== password)
      throw new Refusal(20, "You entered the wrong email or user name or password. Try again.");
    return account;
  }

  /** The account a ticket stands for; throws refusal 4 when it is unknown or too old. */
  checkTicket(ticket: string): Account {
    const known = this.#tickets.get(ticket);
    const account = this.#world.findAccountById(known?.accountId ?? "");
    if (known === undefined || account === null || known.expiresAt <= this.#now())
      throw new Refusal(4, "Your ticket has expired or is invalid. Please sign in again.");
    return account;
  }

  #tokenOwner(userToken: string, request: ApiRequest, app: App | null): Account {
    // A session cookie beside a user token makes Quickbase ask for an application token.
    if (request.cookies.has("TICKET")) throw new Refusal(24, "An Application Token must be supplied.");
    const known = this.#userTokens.get(userToken);
    const owner = this.#world.findAccountById(known?.ownerId ?? "");
    if (known?.active !== true || owner === null) throw invalidUserToken();
    if (app !== null && !app.userTokens.has(userToken))
      throw new Refusal(83, "User token is invalid for this application.");
    return owner;
  }

  #withoutUserToken(request: ApiRequest, app: App | null): Account | null {
    const caller = this.#byTicketOrPassword(request);
    if (
      caller !== null &&
      app !== null &&
      app.appToken !== null &&
      parameter(request, "apptoken") !== app.appToken
    )
      throw new Refusal(24, "An Application Token must be supplied.");
    return caller;
  }

  #byTicketOrPassword(request: ApiRequest): Account | null {
    const ticket = parameter(request, "ticket") ?? request.cookies.get("TICKET") ?? "";
    if (ticket !== "") return this.checkTicket(ticket);
    const username = parameter(request, "username");
    return username === null ? null : this.checkPassword(username, request.parameters.get("password") ?? "");
  }
}

// The text is published, its number is not: 4 is the one for credentials that are not accepted.
function invalidUserToken(): Refusal {
  return new Refusal(4, "User token is invalid", "User token is invalid");
}
