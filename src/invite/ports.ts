import type { LaterFact } from "./facts.ts";
import type { MemberFacts } from "./policy.ts";
import type {
  DecidedRequest,
  DeniedRequest,
  ExpiredRequest,
  FinishedRequest,
  HeldUp,
  InviteRequest,
  LogEntry,
  MessageAddress,
  NotDone,
  PendingRequest,
  Refusal,
  RequestVersion,
  Role,
  RoleNow,
  Standing,
  StepAnswer,
  StepResult,
  Unknown,
} from "./request.ts";
import type { RequestSummary } from "./summary.ts";
import type { EmailAddress, QuickbaseUserId, RequestId, UserId } from "./values.ts";

/** The time; the subject has none of its own. */
export type Clock = { now(): Date };

/** Where the bot tells its operator what it does; no secret and no address goes in. */
export type Log = Record<"debug" | "info" | "warn" | "error", (facts: object, message: string) => void>;

/** What a Quickbase call came to; never thrown. */
export type Outcome<T> = ({ outcome: "done" } & T) | Refusal | NotDone | HeldUp | Unknown;

type Result<Name extends StepResult["result"]> = Extract<StepResult, { result: Name }>;
/**
 * Which request a call is for, and whose turn it takes at its application: what is approved goes before what waits for
 * a decision, and requesters (`party`) take turns.
 */
type InApp = { requestId: RequestId; appDbid: string; party: UserId; approved: boolean };

/** Whom Quickbase knows by an address: names are its own, empty where it has none; `registered` is null where it does not say. */
export type LookUp =
  | (Result<"known"> & { registered: boolean | null; firstName: string; lastName: string })
  | Result<"not known">;

/** Quickbase as the subject needs it. Every call says what it knows, and what it does not. */
export type QuickbaseAccess = {
  /** Whether calls on an application would be held up at this moment, without making one; null when not. */
  heldUp(appDbid: string): HeldUp | null;
  /** Where somebody waits for it in a form (`awaited`) it goes before everything else. */
  lookUp(person: InApp & { email: EmailAddress; awaited?: boolean }): Promise<Outcome<LookUp>>;
  provision(
    person: InApp & { email: EmailAddress; firstName: string; lastName: string; roleId: string },
  ): Promise<Outcome<Result<"account made" | "account exists">>>;
  addToRole(
    person: InApp & { userId: QuickbaseUserId; roleId: string },
  ): Promise<Outcome<Result<"role given" | "role held">>>;
  mail(
    person: InApp & { userId: QuickbaseUserId; message: string | null },
  ): Promise<Outcome<Result<"mail sent">>>;
  /** The roles that somebody holds in an application, themself and not through a group; a read. */
  rolesHeld(
    person: InApp & { userId: QuickbaseUserId },
  ): Promise<Outcome<{ roles: readonly (RoleNow & { id: string })[] }>>;
  /** A role as it is at this moment, never from what was heard before; null when it is gone. A read. */
  roleNow(role: InApp & { roleId: string }): Promise<Outcome<{ role: RoleNow | null }>>;
};

/** An application that may be asked for; `name` is null until Quickbase has told it. */
export type OfferedApplication = { dbid: string; name: string | null };

/** What may be asked for: applications and the roles offered in each, without administrator roles. */
export type Catalogue = {
  /** The applications as last heard from Quickbase; at once, without a call. */
  applications(): readonly OfferedApplication[];
  /** The roles as last heard, or null when they were never heard; at once, without a call. */
  knownRoles(appDbid: string): readonly Role[] | null;
  /** The roles of an application; asks Quickbase when what is known is old. */
  roles(appDbid: string): Promise<Outcome<{ roles: readonly Role[] }>>;
};

/** People and groups of the workspace. All answers are fresh; a look-up that fails throws. */
export type Directory = {
  /** Null when Slack knows no such person, or does not show them to the bot. */
  member(userId: UserId): Promise<MemberFacts | null>;
  /** The ids of those in a group, of whom each may stand there by either id; null when there is no such group. */
  membersOf(groupId: string): Promise<readonly UserId[] | null>;
};

/**
 * The messages that a request has, each posted once: one card, one notice, one answer a decision and a round. Where
 * people need several messages, each says in its name whom it has; a list belongs to the message that it is under.
 */
export type Announcement =
  | "card"
  | "notice"
  | "channel missing"
  | "card refused"
  | "decision"
  | `result ${number}`
  | `end ${number}`
  | `${"result" | "end"} ${number} people ${number}-${number}`
  | `people ${number}-${number} under ${string}`;

/** Where the messages of a request are, as far as they have been posted. */
export type Messages = ReadonlyMap<Announcement, MessageAddress>;

/** A request, and where its messages are. */
export type PostedRequest = { request: InviteRequest; messages: Messages };

/** One message of those that say a thing together, in their order; `instead` says it where Slack never takes that one. */
export type Part = { announcement: Announcement; post(): Promise<Posted>; instead?: readonly Part[] };

/** Whether a message could be posted. */
export type Posted = { posted: true; at: MessageAddress } | ({ posted: false } & Refused);

/**
 * Why a message is not there: its place is away and may come back, or Slack takes this message at no time. `refusal` is
 * Slack's own word for it.
 */
export type Refused = { refusal: string; forGood: boolean };

/**
 * Whether a card shows what is true, where it was or where it has been posted anew; "posted anew" when that one still
 * lacks its thread and its buttons.
 */
export type Shown = "shown" | "shown anew" | "posted anew" | Refused;

/**
 * Tells people. A message that cannot be posted because its place is not there (no channel, not a
 * member) comes back as a refusal; anything else that fails throws, and is tried again.
 */
export type Announcer = {
  /** The first, small message of a request in the approval channel: without buttons, so that a copy does no harm. */
  postCard(request: PendingRequest): Promise<Posted>;
  /** Brings card, notice and Home tab up to date soon, as fast as anybody can read; returns at once. */
  refreshCard(request: InviteRequest): void;
  /** Brings up to date what the requester has: the notice and the Home tab. */
  showRequester(request: InviteRequest): Promise<void>;
  /**
   * Brings card, notice and Home tab up to date now; returns when they show the present state, as far as the card's
   * place is there; the notice of a pending request shows it from the beginning. A card that somebody deleted, or that cannot be edited, is posted anew.
   */
  showNow(request: InviteRequest): Promise<Shown>;
  /** Whether the card is still where it was posted, and nobody waits to be listed in its thread. */
  isCardThere(requestId: RequestId): Promise<boolean>;
  /** The direct message with which the requester follows their request. */
  postNotice(request: PendingRequest): Promise<Posted>;
  /** Tells the requester that the approvers cannot be reached, and that the bot goes on trying. */
  tellChannelMissing(request: PendingRequest, refusal: string): Promise<Posted>;
  /** Tells the requester that the approvers will not see the request, for Slack does not take its card. */
  tellCardRefused(request: PendingRequest, refusal: string): Promise<Posted>;
  /** The decision, in the thread under the card; rejects when it is overtaken where others wait to say something too. */
  postDecision(request: DecidedRequest, card: MessageAddress, overtaken?: AbortSignal): Promise<Posted>;
  /**
   * Everybody of the request, for the thread under the card or the notice; nothing where that message itself has room
   * for all. A card has its buttons only when it names everybody, or all these have been posted.
   */
  peopleParts(
    request: PendingRequest,
    under: "card" | "notice",
    at: MessageAddress,
  ): Promise<readonly Part[]>;
  /** Brings the lists of people under the card up to date, as far as they are there and differ. */
  refreshLists(request: PendingRequest, card: MessageAddress): Promise<void>;
  /**
   * What became of each person, for the thread under the card, and the decision where nothing there says it yet. Nothing
   * where that would repeat in the same words what round `lastTold` came to.
   */
  resultParts(
    request: FinishedRequest,
    card: MessageAddress,
    options: { withDecision: boolean; lastTold: number | null },
  ): readonly Part[];
  /** The end of the request, for the requester's direct messages; whoever withdrew it knows. It repeats nothing either. */
  endParts(
    request: DeniedRequest | ExpiredRequest | FinishedRequest,
    options: { lastTold: number | null },
  ): Promise<readonly Part[]>;
};

/** What somebody wrote in a form that is not finished yet. */
export type Draft = { id: string; requesterId: UserId; content: unknown; savedAt: Date };

/** An entry for number `index` of the log of the person at `position`. */
export type AddedEntry = { position: number; index: number; entry: LogEntry };

/** The rows: what is written here is the truth. */
export type RequestStore = {
  /** Writes a request once for each `origin` (the form it came from); a second time gives back the first. */
  create(request: PendingRequest, origin: string): Promise<{ created: boolean; request: InviteRequest }>;
  find(id: RequestId): Promise<InviteRequest | null>;
  /** The request together with where its messages are. */
  findPosted(id: RequestId): Promise<PostedRequest | null>;
  /** The newest requests of a person, by whichever of their ids, newest first. */
  listOf(userId: UserId, limit: number): Promise<readonly RequestSummary[]>;
  /** How many requests of a person are pending or approved, by whichever of their ids; `origin` is not counted. */
  countOpen(userId: UserId, origin: string): Promise<number>;
  /** Some of the requests that wait for a decision: those that follow after this one, in an order that stays. */
  listPending(some: { after: RequestId | null; limit: number }): Promise<readonly RequestVersion[]>;
  /** Some of the requests for which there is something to do by now, the longest due first. */
  listDue(now: Date, some: { skip: number; limit: number }): Promise<readonly RequestVersion[]>;
  /**
   * Some of the requests for whose version not everything has been done yet, oldest first: new ones, and each that moved.
   * Those that follow after this one, 500 unless it is said otherwise.
   */
  listUnsettled(some?: { after?: RequestId | null; limit?: number }): Promise<readonly RequestVersion[]>;
  /** Whether there is something to do for a request: by now, or since it moved, whatever the clock of whoever moved it says. */
  isDue(id: RequestId, now: Date): Promise<boolean>;
  /**
   * Adds what has happened to a request, together with lines in the logs of its people, if it still has the version of
   * `from`; of several at once, one wins. Gives the request as it is then, due from then on; null when it has moved, or
   * somebody has written one of these lines first.
   */
  append(from: RequestVersion, fact: LaterFact, added?: readonly AddedEntry[]): Promise<InviteRequest | null>;
  /**
   * Notes that everything has been done for this version of a request, and when there is next something to do (null:
   * never, unless it moves); false if it has moved.
   */
  settle(request: RequestVersion, dueAt: Date | null): Promise<boolean>;
  /** Notes when to go on with a request, unless it moves before. */
  putOff(request: RequestVersion, dueAt: Date): Promise<void>;
  /** Gives the version that the request has by then. */
  recordStanding(id: RequestId, position: number, standing: Standing, at: Date): Promise<number>;
  /** Adds entries to a person's log, the first as number `index`, unless somebody else wrote that number first. */
  appendEntry(
    id: RequestId,
    position: number,
    index: number,
    entry: LogEntry,
    ...more: readonly LogEntry[]
  ): Promise<boolean>;
  /**
   * Gives a step its answer, and begins the next one in the same breath where there is one: false when somebody else
   * has written after this step. What Quickbase confirmed replaces an "unknown", never the other way.
   */
  answerEntry(
    id: RequestId,
    position: number,
    index: number,
    answer: StepAnswer & { at: Date },
    next?: LogEntry,
  ): Promise<boolean>;
  findAnnouncement(id: RequestId, announcement: Announcement): Promise<MessageAddress | null>;
  recordAnnouncement(id: RequestId, announcement: Announcement, at: MessageAddress): Promise<void>;
  /** Puts another message in the place of the recorded one; false when that is not (any more) at `from`. */
  replaceAnnouncement(
    id: RequestId,
    announcement: Announcement,
    addresses: { from: MessageAddress; to: MessageAddress },
  ): Promise<boolean>;
  saveDraft(draft: Draft): Promise<void>;
  findDraft(id: string): Promise<Draft | null>;
  /** Forgets drafts that were saved before. */
  dropDraftsBefore(time: Date): Promise<void>;
  /** Notes that somebody looks at their requests; a note less than an hour old stays as it is. */
  noteHomeOpened(userId: UserId, at: Date): Promise<void>;
  /** Who of these has looked at their requests since then, to the hour. */
  whoOpenedHome(userIds: readonly UserId[], since: Date): Promise<readonly UserId[]>;
};

/** The right to work at a request; `lost` aborts when it is no longer sure. */
export type Claim = { lost: AbortSignal };

/** Which requests this process works at, where several share the rows. */
export type Claims = {
  /**
   * Claims a request, or keeps the claim; null while another process has it. A claim ends by `release`, or with the
   * process, whatever ends it.
   */
  take(id: RequestId): Promise<Claim | null>;
  release(id: RequestId): Promise<void>;
};

/**
 * When the calls for an application may go out, where several processes share its pace: reserves `count` turns, one
 * each `everyMs`, and says after how many milliseconds the first of them comes.
 */
export type ReserveTurns = (appDbid: string, count: number, everyMs: number) => Promise<number>;

/** Tells every process on the same rows that there is something to do for a request. */
export type Nudges = {
  /** Tells the others; what does not reach them their sweeps find. Never throws. */
  send(id: RequestId): void;
  /** Hears from the others. */
  listen(nudge: (id: RequestId) => void): void;
};

/** Whoever does what is due for each request. Nudged, it does so at once; twice is harmless. Never throws. */
export type Worker = { nudge(id: RequestId): void };
