import { keepValues } from "../slack/blocks/form-values.ts";
import { namesIn } from "../slack/people/names.ts";
import { canRead } from "../slack/people/transcript.ts";
import type { Channel, Member, Message, View } from "../slack/state/types.ts";
import type { Demo } from "./demo.ts";
import { takeGuide } from "./guide.ts";
import type {
  ConversationPicture,
  MessagePicture,
  NamesPicture,
  PersonPicture,
  Picture,
  QuickbasePicture,
  ViewPicture,
} from "./picture.ts";

const SAYS: Record<string, string> = {
  ana: "asks for access",
  lee: "approver",
  max: "approver, in @ops",
  bob: "can't approve",
  gus: "guest, can't approve",
};

/** How the direct messages with the bot are called in addresses. */
const DIRECT_KEY = "qb-invite";
const CALLS_SHOWN = 150;

/** Everything that one window of the page shows to one person at this moment. */
export function takePicture(demo: Demo, person: Member, window: string): Picture {
  const { slack } = demo.world;
  const { workspace } = slack.engine;
  const channels = [...workspace.channels.values()].filter(
    (channel) => channel.kind !== "direct" && canRead(channel, person),
  );
  return {
    boot: demo.boot,
    me: personPicture(person),
    people: demo.people().map(personPicture),
    names: namesPicture(demo),
    command: { name: "/qb-invite", hint: "[people] | status | help" },
    bot: { id: workspace.botUserId, name: workspace.botName, state: demo.bot.state(slack.connections) },
    conversations: [...channels, workspace.openDirect(person.id)].map((channel) =>
      conversationPicture(demo, channel, person),
    ),
    home: person.home ? viewPicture(person.home) : null,
    modals: demo.formWindows.isIn(person.id, window) ? person.views.map(viewPicture) : [],
    weather: demo.weather.picture(),
    scenes: [demo.crash.picture()],
    guide: takeGuide(demo),
    quickbase: quickbasePicture(demo),
  };
}

function personPicture({ id, handle, name }: Member): PersonPicture {
  return { id, handle, name, says: SAYS[handle] ?? "" };
}

function namesPicture({ world }: Demo): NamesPicture {
  const { members, channels, userGroups } = world.slack.engine.workspace;
  return {
    people: Object.fromEntries([...members.values()].map(({ id, name }) => [id, name])),
    channels: Object.fromEntries([...channels.values()].map(({ id, name }) => [id, name])),
    groups: Object.fromEntries([...userGroups.values()].map(({ id, handle }) => [id, handle])),
  };
}

function conversationPicture(demo: Demo, channel: Channel, person: Member): ConversationPicture {
  const isDirect = channel.kind === "direct";
  const seen = channel.messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === person.id);
  const mark = demo.readMarks.of(person.id, channel.id);
  const unread = seen.filter(
    ({ ts, authorId, threadTs }) => threadTs === undefined && authorId !== person.id && ts > mark,
  );
  return {
    key: isDirect ? DIRECT_KEY : channel.name,
    id: channel.id,
    kind: isDirect ? "direct" : "channel",
    name: isDirect ? demo.world.slack.engine.workspace.botName : channel.name,
    unread: unread.length,
    mentions: unread.filter((message) => isDirect || names(demo, person).some((id) => isIn(message, id)))
      .length,
    messages: seen.map((message) => messagePicture(demo, message, person)),
  };
}

/** The ids by which somebody is mentioned: their own, and those of their groups. */
function names({ world }: Demo, { id }: Member): string[] {
  const groups = [...world.slack.engine.workspace.userGroups.values()];
  return [id, ...groups.filter(({ memberIds }) => memberIds.has(id)).map((group) => group.id)];
}

function isIn({ text, blocks }: Message, id: string): boolean {
  return `${text} ${JSON.stringify(blocks)}`.includes(id);
}

function messagePicture({ world }: Demo, message: Message, person: Member): MessagePicture {
  const { authorId, isFromApp, isSlackNotice, threadTs } = message;
  const kind = isSlackNotice ? "slack" : isFromApp ? "app" : "person";
  return {
    ts: message.ts,
    author: {
      id: authorId,
      kind,
      name: kind === "slack" ? "Slack" : namesIn(world.slack.engine.workspace).person(authorId),
    },
    text: message.text,
    blocks: message.blocks,
    attachments: message.attachments,
    values: keepValues(message.values.get(person.id) ?? {}, message.blocks),
    threadTs: threadTs !== undefined && threadTs !== message.ts ? threadTs : null,
    isEdited: message.editedTs !== undefined,
    isPrivate: message.onlyFor !== undefined,
  };
}

function viewPicture(view: View): ViewPicture {
  const { id, rootId, title, submit, close, blocks, values, errors, notice } = view;
  return { id, rootId, title, submit, close, blocks, values, errors, notice: notice ?? null };
}

function quickbasePicture({ world }: Demo): QuickbasePicture {
  const { realm, reachable, apps, accounts, mails, calls } = world.quickbase.state();
  return {
    realm,
    isReachable: reachable,
    apps,
    accounts,
    mails: mails.toReversed(),
    calls: calls.slice(-CALLS_SHOWN).toReversed(),
    callCount: calls.length,
  };
}
