/**
 * The errors that Slack documents, method by method: https://docs.slack.dev/reference/methods. A fault that a
 * test arranges has to be one of these: a bot that copes with what Slack never answers proves nothing.
 */
const COMMON = words(`
  invalid_auth not_authed account_inactive token_revoked token_expired missing_scope
  not_allowed_token_type no_permission access_denied ekm_access_denied enterprise_is_restricted
  team_access_not_granted team_added_to_org org_login_required two_factor_setup_required accesslimited
  ratelimited request_timeout service_unavailable internal_error fatal_error invalid_arguments
  invalid_arg_name invalid_array_arg invalid_charset invalid_form_data invalid_post_type missing_post_type
  invalid_json json_not_object unknown_method method_deprecated deprecated_endpoint
`);

const OWN: Record<string, ReadonlySet<string>> = {
  "auth.test": words(""),
  "chat.postMessage": words(`
    app_access_restricted as_user_not_supported attachment_payload_limit_exceeded cannot_reply_to_message
    channel_not_found draft_already_deleted draft_already_sent draft_has_conflict draft_not_found
    duplicate_channel_not_found duplicate_message_not_found invalid_blocks invalid_blocks_format
    invalid_metadata_format invalid_metadata_schema is_archived markdown_text_conflict
    message_limit_exceeded messages_tab_disabled metadata_must_be_sent_from_app metadata_too_large
    missing_file_data msg_blocks_too_long no_text not_in_channel rate_limited restricted_action
    restricted_action_non_threadable_channel restricted_action_read_only_channel
    restricted_action_thread_locked restricted_action_thread_only_channel send_on_behalf_not_allowed
    slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked
    slack_connect_lists_sharing_blocked team_not_found too_many_attachments too_many_contact_cards
  `),
  "chat.update": words(`
    as_user_not_supported block_mismatch blocked_file_type cant_broadcast_message cant_update_message
    channel_not_found edit_window_closed external_channel_migrating file_deleted file_is_deleted
    file_not_found file_share_limit_reached invalid_attachments invalid_blocks invalid_blocks_format
    invalid_metadata_format invalid_metadata_schema is_inactive markdown_text_conflict
    max_file_sharing_exceeded message_limit_exceeded message_not_found metadata_must_be_sent_from_app
    metadata_too_large msg_too_long no_dual_broadcast_content_update no_text posting_to_channel_denied
    slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked
    slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked
    slack_connect_file_upload_sharing_blocked streaming_state_conflict team_not_found too_many_attachments
    unable_to_share_files update_failed
  `),
  "chat.postEphemeral": words(`
    cannot_reply_to_message channel_not_found invalid_attachments invalid_blocks invalid_blocks_format
    is_archived markdown_text_conflict message_limit_exceeded messages_tab_disabled msg_too_long no_text
    not_in_channel restricted_action too_many_attachments user_not_in_channel
  `),
  "chat.delete": words(`
    cant_delete_message channel_not_found message_not_found
  `),
  "chat.getPermalink": words(`
    channel_not_found message_not_found
  `),
  "views.open": words(`
    duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id view_too_large
  `),
  "views.update": words(`
    duplicate_external_id hash_conflict not_found view_too_large
  `),
  "views.publish": words(`
    duplicate_external_id hash_conflict missing_profile_id not_enabled not_implemented view_too_large
  `),
  "views.push": words(`
    duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id not_found
    push_limit_reached view_too_large
  `),
  "users.info": words(`
    too_many_users user_not_found user_not_visible
  `),
  "users.list": words(`
    invalid_cursor limit_required missing_argument
  `),
  "users.lookupByEmail": words(`
    users_not_found
  `),
  "usergroups.list": words(`
    invalid_cursor invalid_team missing_argument plan_upgrade_required users_not_found
  `),
  "usergroups.users.list": words(`
    invalid_cursor no_such_subteam plan_upgrade_required
  `),
  "conversations.info": words(`
    channel_is_limited_access channel_not_found
  `),
  "conversations.open": words(`
    channel_not_found invalid_user_combination method_not_supported_for_channel_type not_enough_users
    too_many_users user_disabled user_not_found user_not_visible users_list_not_supplied
  `),
  "conversations.join": words(`
    channel_is_limited_access channel_not_found is_archived method_not_supported_for_channel_type
    too_many_members
  `),
  "conversations.members": words(`
    channel_not_found fetch_members_failed invalid_cursor invalid_limit
    method_not_supported_for_channel_type
  `),
  "apps.connections.open": words(`
    forbidden_team insecure_request missing_args
  `),
  "bots.info": words(`
    bot_not_found bots_not_found missing_argument team_not_found
  `),
};

/** Whether Slack's pages have this error for this method; `*` stands for every method. */
export function isDocumented(method: string, error: string): boolean {
  return COMMON.has(error) || (OWN[method]?.has(error) ?? false);
}

/** Every documented error of a method, those of all methods included. */
export function documentedErrors(method: string): string[] {
  return [...COMMON, ...(OWN[method] ?? [])];
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}
