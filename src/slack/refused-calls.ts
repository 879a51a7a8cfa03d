import { WebAPIPlatformError } from "@slack/web-api";

/**
 * What a refused call asks for:
 * - "again": a fault of Slack's that passes by itself.
 * - "away": the place, or the bot's access to it, is not there, and comes back when somebody mends it.
 * - "never": this very call is not taken, however often it is made.
 * - "gone": the message, the person or the group is not there. "locked": the message is, and stays as it is.
 * - "too late": the person's click or command is too old to open a form.
 * - "overtaken": the view was closed or has changed meanwhile.
 * - "unknown": Slack's pages do not have this error.
 */
export type Refusal = "again" | "away" | "never" | "gone" | "locked" | "too late" | "overtaken" | "unknown";

/** The methods that the bot calls. */
export const SLACK_METHODS = [
  "apps.connections.open",
  "auth.test",
  "bots.info",
  "chat.delete",
  "chat.postEphemeral",
  "chat.postMessage",
  "chat.update",
  "conversations.info",
  "usergroups.list",
  "usergroups.users.list",
  "users.info",
  "users.lookupByEmail",
  "views.open",
  "views.publish",
  "views.update",
] as const;

/** A method that the bot calls. */
export type SlackMethod = (typeof SLACK_METHODS)[number];

/**
 * Every documented error of every method that the bot calls, as the page of the method has them:
 * https://docs.slack.dev/reference/methods. Those of "*" are common to all.
 */
const ROWS = [
  [
    "*",
    "again",
    "ratelimited rate_limited request_timeout service_unavailable internal_error fatal_error team_added_to_org",
  ],
  [
    "*",
    "away",
    "invalid_auth not_authed account_inactive token_revoked token_expired missing_scope not_allowed_token_type",
  ],
  [
    "*",
    "away",
    "no_permission access_denied ekm_access_denied enterprise_is_restricted team_access_not_granted",
  ],
  ["*", "away", "org_login_required two_factor_setup_required accesslimited"],
  ["*", "never", "invalid_arguments invalid_arg_name invalid_array_arg invalid_charset invalid_form_data"],
  ["*", "never", "invalid_post_type missing_post_type invalid_json json_not_object"],
  ["*", "never", "unknown_method method_deprecated deprecated_endpoint"],

  ["apps.connections.open", "away", "forbidden_team"],
  ["apps.connections.open", "never", "insecure_request missing_args"],

  ["chat.postMessage", "away", "channel_not_found not_in_channel is_archived messages_tab_disabled"],
  ["chat.postMessage", "away", "restricted_action restricted_action_read_only_channel"],
  ["chat.postMessage", "away", "restricted_action_thread_only_channel app_access_restricted"],
  ["chat.postMessage", "away", "message_limit_exceeded team_not_found"],
  ["chat.postMessage", "never", "restricted_action_non_threadable_channel restricted_action_thread_locked"],
  ["chat.postMessage", "never", "cannot_reply_to_message no_text invalid_blocks invalid_blocks_format"],
  ["chat.postMessage", "never", "msg_too_long msg_blocks_too_long markdown_text_conflict"],
  [
    "chat.postMessage",
    "never",
    "too_many_attachments attachment_payload_limit_exceeded too_many_contact_cards",
  ],
  ["chat.postMessage", "never", "missing_file_data invalid_metadata_format invalid_metadata_schema"],
  ["chat.postMessage", "never", "metadata_must_be_sent_from_app metadata_too_large as_user_not_supported"],
  ["chat.postMessage", "never", "send_on_behalf_not_allowed slack_connect_canvas_sharing_blocked"],
  [
    "chat.postMessage",
    "never",
    "slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked",
  ],
  [
    "chat.postMessage",
    "never",
    "draft_already_deleted draft_already_sent draft_has_conflict draft_not_found",
  ],
  ["chat.postMessage", "never", "duplicate_channel_not_found duplicate_message_not_found"],

  ["chat.update", "again", "update_failed streaming_state_conflict"],
  ["chat.update", "away", "channel_not_found is_inactive external_channel_migrating"],
  ["chat.update", "away", "message_limit_exceeded team_not_found"],
  ["chat.update", "gone", "message_not_found"],
  ["chat.update", "locked", "cant_update_message edit_window_closed block_mismatch"],
  [
    "chat.update",
    "never",
    "msg_too_long no_text invalid_blocks invalid_blocks_format markdown_text_conflict",
  ],
  ["chat.update", "never", "invalid_attachments too_many_attachments invalid_metadata_format"],
  ["chat.update", "never", "invalid_metadata_schema metadata_must_be_sent_from_app metadata_too_large"],
  ["chat.update", "never", "as_user_not_supported cant_broadcast_message no_dual_broadcast_content_update"],
  ["chat.update", "never", "blocked_file_type file_deleted file_is_deleted file_not_found"],
  ["chat.update", "never", "file_share_limit_reached max_file_sharing_exceeded posting_to_channel_denied"],
  ["chat.update", "never", "unable_to_share_files slack_connect_blocked_file_type"],
  ["chat.update", "never", "slack_connect_canvas_sharing_blocked slack_connect_clip_sharing_blocked"],
  [
    "chat.update",
    "never",
    "slack_connect_file_link_sharing_blocked slack_connect_file_upload_sharing_blocked",
  ],

  ["chat.delete", "away", "channel_not_found"],
  ["chat.delete", "gone", "message_not_found"],
  ["chat.delete", "locked", "cant_delete_message"],

  ["chat.postEphemeral", "away", "user_not_in_channel not_in_channel is_archived channel_not_found"],
  ["chat.postEphemeral", "away", "messages_tab_disabled restricted_action message_limit_exceeded"],
  ["chat.postEphemeral", "never", "cannot_reply_to_message no_text msg_too_long invalid_blocks"],
  ["chat.postEphemeral", "never", "invalid_blocks_format invalid_attachments too_many_attachments"],
  ["chat.postEphemeral", "never", "markdown_text_conflict"],

  ["views.open", "too late", "expired_trigger_id exchanged_trigger_id invalid_trigger_id"],
  ["views.open", "never", "view_too_large duplicate_external_id"],
  ["views.update", "overtaken", "hash_conflict not_found"],
  ["views.update", "never", "view_too_large duplicate_external_id"],
  ["views.publish", "overtaken", "hash_conflict"],
  ["views.publish", "away", "not_enabled"],
  ["views.publish", "never", "view_too_large duplicate_external_id missing_profile_id not_implemented"],

  ["bots.info", "gone", "bot_not_found bots_not_found"],
  ["bots.info", "never", "missing_argument team_not_found"],
  ["users.info", "gone", "user_not_found user_not_visible"],
  ["users.info", "never", "too_many_users"],
  ["users.lookupByEmail", "gone", "users_not_found"],
  ["usergroups.list", "away", "plan_upgrade_required"],
  ["usergroups.list", "never", "invalid_cursor invalid_team missing_argument users_not_found"],
  ["usergroups.users.list", "away", "plan_upgrade_required"],
  ["usergroups.users.list", "gone", "no_such_subteam"],
  ["usergroups.users.list", "never", "invalid_cursor"],
  ["conversations.info", "away", "channel_not_found channel_is_limited_access"],
] as const satisfies readonly (readonly [method: SlackMethod | "*", refusal: Refusal, errors: string])[];

const SORTED = new Map(
  ROWS.flatMap(([method, refusal, errors]) =>
    errors.split(" ").map((error): [string, Refusal] => [`${method} ${error}`, refusal]),
  ),
);

/** What this error of this method asks for. */
export function sortRefusal(method: SlackMethod, error: string): Refusal {
  return SORTED.get(`${method} ${error}`) ?? SORTED.get(`* ${error}`) ?? "unknown";
}

/** Whether a message was refused for its blocks: Slack may take the same words in others. */
export function refusesBlocks(error: string): boolean {
  return ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_arguments"].includes(
    error,
  );
}

/** Slack's own word for why it refused a call, or null when it did not answer with a refusal. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  // What answers in Slack's place, as a proxy does, is put here as a whole page.
  return /^[a-z_]{1,60}$/.test(error.data.error) ? error.data.error : null;
}
