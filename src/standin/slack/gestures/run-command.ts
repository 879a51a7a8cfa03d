import { ApiError } from "../api-error.ts";
import { type Purpose, respond } from "../delivery/response-urls.ts";
import type { Engine } from "../engine.ts";
import { type Json, objectOf, stringOf } from "../json.ts";
import type { Channel, Member } from "../state/types.ts";
import { deliverGesture, showNotice } from "./notices.ts";

/** Somebody sends a slash command; resolves once the app acknowledged it or Slack gave up waiting. */
export async function runCommand(
  engine: Engine,
  { person, channel, typed }: { person: Member; channel: Channel; typed: string },
): Promise<void> {
  const { workspace, settings } = engine;
  const where = { personId: person.id, channelId: channel.id };
  const [, command = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  // Only members of the installing workspace can run commands: https://docs.slack.dev/apis/slack-connect
  if (!settings.commands.includes(command) || person.kind === "stranger")
    return showNotice(engine, { ...where, text: `${command} is not a valid command.` });
  const acknowledgement = await deliverGesture(engine, "slash_commands", {
    token: "verification-token-that-nobody-checks",
    team_id: workspace.teamId,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: { public: channel.name, private: "privategroup", direct: "directmessage" }[channel.kind],
    user_id: person.actsAs,
    user_name: person.handle,
    command,
    text: escapeTyped(engine, text.trim()),
    api_app_id: workspace.appId,
    is_enterprise_install: "false",
    response_url: engine.responseUrls.mint({ kind: "commands", ...where }),
    trigger_id: engine.triggers.mint(person.id),
  });
  if (!acknowledgement.acknowledged) {
    const text = `${command} failed because the app did not respond (operation_timeout).`;
    return showNotice(engine, { ...where, text });
  }
  showAnswer(engine, { kind: "commands", ...where }, acknowledgement.body);
}

function showAnswer(engine: Engine, where: Purpose, body: Json): void {
  const answer = typeof body === "string" ? { text: body } : objectOf(body);
  if (!stringOf(answer.text) && !answer.blocks) return;
  try {
    respond(engine.workspace, where, answer);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    engine.journal.addProblem(
      "bad acknowledgement",
      `the answer to a command: ${error.code}`,
      error.messages,
    );
    showNotice(engine, {
      ...where,
      text: "The command failed: the app gave an answer that Slack cannot show.",
    });
  }
}

// What `should_escape: true` does: https://docs.slack.dev/interactivity/implementing-slash-commands
function escapeTyped({ workspace }: Engine, text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const members = [...workspace.members.values()];
  const channels = [...workspace.channels.values()];
  return escaped
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (address) => `<mailto:${address}|${address}>`)
    .replace(/https?:\/\/[^\s|<>]+/g, (url) => `<${url}>`)
    .replace(/(?<![\w.:|<])@([\w.-]+)/g, (whole, handle: string) => {
      const member = members.find((one) => one.handle === handle);
      const group = [...workspace.userGroups.values()].find((one) => one.handle === handle);
      if (member) return `<@${member.id}|${handle}>`;
      return group ? `<!subteam^${group.id}|@${handle}>` : whole;
    })
    .replace(/(?<![\w&])#([\w-]+)/g, (whole, name: string) => {
      const channel = channels.find((one) => one.name === name);
      return channel ? `<#${channel.id}|${name}>` : whole;
    });
}
