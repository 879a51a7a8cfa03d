import type { DemoWorld } from "../../../src/standin/demo/demo-world.ts";
import type { DeadlyStatement } from "./die-at.ts";

/** How far people go before the point is armed: the next thing that they do leads to it. */
export type Story =
  | "asked"
  | "asked for a crowd"
  | "approved"
  | "approved, unknown before"
  | "approved, mail lost"
  | "mail asked for again"
  | "denied"
  | "refused for a crowd"
  | "withdrawn"
  | "expired"
  | "started again";

/** Where a bot is killed: held at a call to the outside, or by itself at a statement to its database. */
export type KillPoint = { story: Story; at: string } & (
  | { hold: (world: DemoWorld) => { reached: Promise<unknown>; release(): void } }
  | { statement: DeadlyStatement }
);

type Holding = (world: DemoWorld, at: "before" | "after") => { reached: Promise<unknown>; release(): void };

/** A post or an edit, or another call to Slack, that has these words in it. */
const slack =
  (method: string, says: RegExp = /./): Holding =>
  ({ slack: { faults } }, at) =>
    faults.hold({ method, at, when: (args) => says.test(JSON.stringify(args)) });

/** A call about a person: at its start a bot asks about itself, which is another matter. */
const quickbase =
  (action: string): Holding =>
  ({ quickbase: { faults } }, at) =>
    faults.hold({ action, at, when: ({ email, userid }) => email !== null || userid !== null });

/** A call about an application. */
const aboutApplication =
  (action: string): Holding =>
  ({ quickbase: { faults } }, at) =>
    faults.hold({ action, at });

const card = /wants to invite/;
const notice = /You asked to invite/;
const decision = /(approved|denied) Ana Lee's request/;
const list = /"thread_ts".*(People|Person) \d+|(People|Person) \d+.*"thread_ts"/;
const listOfResult = /"thread_ts".*People \d+ to|People \d+ to.*"thread_ts"/;
const listOfEnd = /^(?!.*"thread_ts").*People \d+ to/;

/** Before a call has done anything, and after it has, when nobody knows it yet. */
function aCall(story: Story, what: string, hold: Holding): KillPoint[] {
  return (["before", "after"] as const).map((at) => {
    return { story, at: `${at} ${what}`, hold: (world: DemoWorld) => hold(world, at) };
  });
}

/** Before a row is there, and after. */
function aRow(story: Story, what: string, statement: string, saying: string): KillPoint[] {
  return (["before", "after"] as const).map((at) => {
    return { story, at: `${at} ${what} is written`, statement: { statement, saying, at } };
  });
}

/** The same, and in the middle of what is written together. */
function aTransaction(story: Story, what: string, statement: string, saying: string): KillPoint[] {
  const amid: KillPoint = {
    story,
    at: `while ${what} is written`,
    statement: { statement, saying, at: "amid" },
  };
  return [...aRow(story, what, statement, saying), amid];
}

const FACTS = "insert into facts";
const NOTES = "insert into announcements";
const SETTLED = "set settled_version";

/** The steps of each way: what is begun, what it came to, and the call between. */
const STEPS = [
  ["add to role", "role given", "API_AddUserToRole"],
  ["provision", "account made", "API_ProvisionUser"],
  ["mail", "mail sent", "API_SendInvitation"],
] as const;

/** Every point of a request's life at which something has been written or said, and what follows has not. */
export const KILL_POINTS: readonly KillPoint[] = [
  // Asked for.
  ...aTransaction("asked", "the request", "insert into requests", ""),
  ...aCall("asked", "the notice is posted", slack("chat.postMessage", notice)),
  ...aRow("asked", "the place of the notice", NOTES, "^notice$"),
  ...aCall("asked", "the card is posted", slack("chat.postMessage", card)),
  ...aRow("asked", "the place of the card", NOTES, "^card$"),
  ...aCall("asked", "somebody is looked up", quickbase("API_GetUserInfo")),
  ...aCall("asked", "their roles are looked up", quickbase("API_GetUserRole")),
  ...aRow("asked", "what was looked up", FACTS, '"looked up"'),
  ...aCall("asked", "the card gets its buttons", slack("chat.update", /Approve/)),
  ...aCall("asked", "Home shows it", slack("views.publish")),
  ...aRow("asked", "that it is seen to", SETTLED, "^1$"),
  ...aCall("asked for a crowd", "everybody is listed under the card", slack("chat.postMessage", list)),
  ...aRow("asked for a crowd", "the place of a list", NOTES, "^people "),
  ...aCall("asked for a crowd", "the card gets its buttons", slack("chat.update", /Approve/)),

  // Approved, and carried out.
  ...aTransaction("approved", "the approval", FACTS, '"fact":"approved"'),
  ...aCall("approved", "the decision is told", slack("chat.postMessage", decision)),
  ...aRow("approved", "the place of the decision", NOTES, "^decision$"),
  ...aRow("approved", "that the look-up is known", FACTS, '"step":"look up"'),
  ...aCall("approved", "the role is looked at", aboutApplication("API_GetRoleInfo")),
  ...STEPS.flatMap(([step, result, action]) => [
    ...aRow("approved", `that "${step}" is begun`, FACTS, `"step":"${step}"`),
    ...aCall("approved", action, quickbase(action)),
    ...aRow("approved", `that it came to "${result}"`, FACTS, `"result":"${result}"`),
  ]),
  ...aCall("approved, unknown before", "the look-up", quickbase("API_GetUserInfo")),
  ...aTransaction("approved", "the end", FACTS, '"fact":"finished"'),
  ...aCall(
    "approved",
    "the card shows the end",
    slack("chat.update", /Ana Lee asked to invite.*Both people were invited/),
  ),
  ...aCall(
    "approved",
    "the notice shows the end",
    slack("chat.update", /You asked.*Both people were invited/),
  ),
  ...aCall(
    "approved",
    "the result is told",
    slack("chat.postMessage", /Both people were invited\..*Ana Lee asked/),
  ),
  ...aRow("approved", "the place of the result", NOTES, "^result 1$"),
  ...aCall("approved", "the requester is told", slack("chat.postMessage", /Both people were invited to/)),
  ...aRow("approved", "the place of what they are told", NOTES, "^end 1$"),
  ...aCall("approved", "Home shows the end", slack("views.publish", /invited|Approved/)),
  ...aRow("approved", "that the end is seen to", SETTLED, "^3$"),

  // A human is needed, and asks once more.
  ...aCall("approved, mail lost", "the card gets Send again", slack("chat.update", /Send again/)),
  ...aTransaction("mail asked for again", "that somebody asked again", FACTS, '"fact":"asked again"'),
  ...aCall("mail asked for again", "the second mail", quickbase("API_SendInvitation")),

  ...aCall("refused for a crowd", "the card gets its Retry", slack("chat.update", /Retry for/)),
  ...aCall("refused for a crowd", "a list is told under the card", slack("chat.postMessage", listOfResult)),
  ...aRow("refused for a crowd", "the place of that list", NOTES, "^result 1 people "),
  ...aCall("refused for a crowd", "a list is told to the requester", slack("chat.postMessage", listOfEnd)),
  ...aRow("refused for a crowd", "the place of theirs", NOTES, "^end 1 people "),

  // Comes to nothing.
  ...aTransaction("denied", "the denial", FACTS, '"fact":"denied"'),
  ...aCall("denied", "the card shows it", slack("chat.update", /Denied by/)),
  ...aCall("denied", "it is told under the card", slack("chat.postMessage", decision)),
  ...aCall("denied", "the requester is told", slack("chat.postMessage", /denied your request/)),
  ...aRow("denied", "that the end is seen to", SETTLED, "^2$"),
  ...aTransaction("withdrawn", "the withdrawal", FACTS, '"fact":"withdrawn"'),
  ...aCall("withdrawn", "the card shows it", slack("chat.update", /Withdrawn by/)),
  ...aCall("withdrawn", "the notice shows it", slack("chat.update", /You withdrew/)),
  ...aTransaction("expired", "that nobody decided in time", FACTS, '"fact":"expired"'),
  ...aCall("expired", "the card shows it", slack("chat.update", /expired/i)),

  // A start that has work left to do.
  ...aCall("started again", "it is known who the bot is", slack("auth.test")),
  ...aCall("started again", "the app is known", slack("bots.info")),
  ...aCall("started again", "there is an address for a socket", slack("apps.connections.open")),
  ...aCall("started again", "Quickbase has told the names", aboutApplication("API_GetDBInfo")),
];
