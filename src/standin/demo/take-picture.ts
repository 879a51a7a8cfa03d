import { keepValues } from "../slack/blocks/form-values.ts";
import { namesIn } from "../slack/people/names.ts";
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
import { conversationsOf, countUnread, keyOf } from "./unread.ts";

const SAYS: Record<string, string> = {
  ana: "asks for access",
  lee: "approver",
  max: "approver, in @ops",
  bob: "can't approve",
  gus: "guest, can't approve",
};

const CALLS_SHOWN = 150;

/** Everything that one window of the page shows to one person at this moment. */
export function takePicture(demo: Demo, person: Member, window: string): Picture {
  const { slack } = demo.world;
  const { workspace } = slack.engine;
  return {
    boot: demo.boot,
    me: personPicture(demo, person),
    people: demo.people().map((each) => personPicture(demo, each)),
    names: namesPicture(demo),
    command: { name: "/qb-invite", hint: "[people] | status | help" },
    bot: { id: workspace.botUserId, name: workspace.botName, state: demo.bot.state(slack.connections) },
    conversations: conversationsOf(demo, person).map((channel) => conversationPicture(demo, channel, person)),
    home: person.home ? viewPicture(person.home) : null,
    modals: demo.formWindows.isIn(person.id, window) ? person.views.map(viewPicture) : [],
    weather: demo.weather.picture(),
    scenes: demo.scenes.map((scene) => scene.picture()),
    guide: takeGuide(demo),
    quickbase: quickbasePicture(demo),
  };
}

function personPicture(demo: Demo, person: Member): PersonPicture {
  const { id, handle, name } = person;
  const [waiting = null] = conversationsOf(demo, person)
    .map((channel) => ({ key: keyOf(channel), count: countUnread(demo, channel, person).mentions }))
    .filter(({ count }) => count > 0);
  return { id, handle, name, says: SAYS[handle] ?? "", waiting };
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
  return {
    key: keyOf(channel),
    id: channel.id,
    kind: isDirect ? "direct" : "channel",
    name: isDirect ? demo.world.slack.engine.workspace.botName : channel.name,
    ...countUnread(demo, channel, person),
    messages: seen.map((message) => messagePicture(demo, message, person)),
  };
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
