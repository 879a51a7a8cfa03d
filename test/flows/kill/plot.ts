import { APPROVALS } from "../../../src/standin/demo/demo-world.ts";
import type { Modal } from "../../../src/standin/slack/people/modal.ts";
import { dmWithBot } from "../../../src/standin/slack/people/person.ts";
import type { ReadMessage } from "../../../src/standin/slack/people/read-message.ts";
import type { Story } from "./points.ts";
import { countRequests, RECOVERY_MS } from "./rows.ts";
import type { Scene } from "./scene.ts";

/** What one point is about: a request of its own. */
export type Plot = {
  people: { email: string; name: string }[];
  form: Modal | null;
  /** Messages that are not of this request. */
  earlier: ReadonlySet<string>;
  /** How many requests there were before. */
  before: number;
  /** What is in the way until the bot is killed. */
  lift: () => void;
};

/** Whether there are too many people for one message. */
export const isCrowd = (story: Story) => story.endsWith("a crowd");

function wordOf(number: number): string {
  return `K${[...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join("")}`;
}

/** Makes up people whom nobody has asked for before. */
export async function openPlot(scene: Scene, number: number, story: Story): Promise<Plot> {
  const word = wordOf(number);
  const people = isCrowd(story)
    ? Array.from({ length: story === "refused for a crowd" ? 40 : 60 }, (_, index) => ({
        email: `${word}.p${index}@x.org`.toLowerCase(),
        name: "P Q",
      }))
    : [
        { email: `kim.${word}@x.org`.toLowerCase(), name: `Kim ${word}` },
        { email: `nova.${word}@x.org`.toLowerCase(), name: `Nova ${word}` },
      ];
  const [kim] = people;
  if (!isCrowd(story) && kim !== undefined)
    scene.quickbase.addAccount({ email: kim.email, firstName: "Kim", lastName: word });
  const earlier = new Set(
    [...scene.lee.messages(APPROVALS), ...scene.ana.messages(dmWithBot)].map(({ ts }) => ts),
  );
  const before = await countRequests(scene);
  return { people, form: null, earlier, before, lift: () => undefined };
}

/** Of these messages, those of this request. */
export const newMessages = (messages: ReadMessage[], { earlier }: Plot) =>
  messages.filter(({ ts }) => !earlier.has(ts));
/** Cards, and what looks like one. */
export const cardsOf = ({ lee }: Scene, plot: Plot) =>
  newMessages(lee.messages(APPROVALS), plot).filter(({ isReply }) => !isReply);

/** All that was posted for a request, wherever. */
export function postedFor({ lee, ana }: Scene, plot: Plot): ReadMessage[] {
  const all = [...newMessages(lee.messages(APPROVALS), plot), ...newMessages(ana.messages(dmWithBot), plot)];
  return all.filter(({ isPrivate }) => !isPrivate);
}

/** Messages of which the rows know nothing, because the bot was killed between a post and its record. */
export async function findOrphans(scene: Scene, plot: Plot): Promise<ReadMessage[]> {
  const rows = await scene.ask("select message_ts from announcements");
  const known = new Set(rows.map(({ message_ts }) => message_ts));
  return postedFor(scene, plot).filter(({ ts }) => !known.has(ts));
}

/** The card with its buttons. */
export async function untilDecidable(scene: Scene, plot: Plot): Promise<void> {
  await scene.slack.until(() => cardsOf(scene, plot).find(({ buttons }) => buttons.includes("Approve")), {
    what: "the card with its buttons",
    deadlineMs: RECOVERY_MS,
  });
}
