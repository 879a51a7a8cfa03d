import type { JsonObject } from "../json.ts";
import type { Member, Message, View } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";

/** A message as Slack writes it in answers and payloads. */
export function messageToJson(workspace: Workspace, message: Message): JsonObject {
  const { isFromApp, threadTs } = message;
  const parent = threadTs ? workspace.findMessage(message.channelId, threadTs) : undefined;
  return {
    user: message.authorId,
    type: "message",
    ts: message.ts,
    ...(isFromApp ? { bot_id: workspace.botId, app_id: workspace.appId } : {}),
    text: message.text,
    team: workspace.teamId,
    ...(threadTs ? { thread_ts: threadTs, parent_user_id: parent?.authorId } : {}),
    ...(message.blocks.length ? { blocks: message.blocks } : {}),
    ...(message.attachments.length ? { attachments: message.attachments } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.editedTs ? { edited: { user: message.authorId, ts: message.editedTs } } : {}),
  };
}

/** A view as Slack writes it in answers and payloads. */
export function viewToJson(workspace: Workspace, view: View): JsonObject {
  return {
    id: view.id,
    team_id: workspace.teamId,
    type: view.kind,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: structuredClone(view.values) },
    hash: view.hash,
    title: view.title,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: workspace.appId,
    external_id: view.externalId,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}

/** What interactive payloads say about who did it and where; of a stranger, the team is the other one. */
export function commonPayload(workspace: Workspace, person: Member): JsonObject {
  return {
    team: { id: person.teamId, domain: person.teamId === workspace.teamId ? workspace.domain : "partner" },
    user: {
      id: person.actsAs,
      username: person.handle,
      name: person.handle,
      team_id: person.organisation === undefined ? person.teamId : person.organisation.teamId,
    },
    api_app_id: workspace.appId,
    token: "verification-token-that-nobody-checks",
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** What Slack says about a person; the address only with the scope for it. */
export function memberToJson(
  workspace: Workspace,
  member: Member,
  { withEmail }: { withEmail: boolean },
): JsonObject {
  const [firstName, ...rest] = member.name.split(" ");
  const isGuest = member.kind === "guest" || member.kind === "single-channel guest";
  return {
    id: member.id,
    ...teamsToJson(workspace, member),
    name: member.handle,
    deleted: member.kind === "deleted",
    real_name: member.name,
    tz: "Etc/UTC",
    profile: {
      real_name: member.name,
      real_name_normalized: member.name,
      display_name: member.handle,
      first_name: firstName,
      last_name: rest.join(" "),
      ...(withEmail && member.email ? { email: member.email } : {}),
      team: member.teamId,
    },
    is_admin: member.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: isGuest,
    is_ultra_restricted: member.kind === "single-channel guest",
    is_bot: member.kind === "bot",
    is_app_user: false,
    ...(member.teamId !== workspace.teamId ? { is_stranger: true } : {}),
    updated: 1,
  };
}

/** Where somebody belongs: in an organisation their workspaces stand in a list, and `team_id` says little. */
function teamsToJson(workspace: Workspace, { teamId, organisation }: Member): JsonObject {
  if (organisation === undefined) return { team_id: teamId };
  const teams = organisation.teamIds === undefined ? {} : { teams: organisation.teamIds };
  const inEnterpriseUser = organisation.listedIn === "enterprise_user";
  return {
    ...(organisation.teamId === undefined ? {} : { team_id: organisation.teamId }),
    ...(inEnterpriseUser ? {} : teams),
    enterprise_user: {
      id: organisation.userId,
      enterprise_id: workspace.organisationId,
      enterprise_name: "Stand-in Organisation",
      is_admin: false,
      is_owner: false,
      ...(inEnterpriseUser ? teams : {}),
    },
  };
}
