import { describe, expect, test } from "vitest";
import { SLACK_METHODS, sortRefusal } from "../../src/slack/refused-calls.ts";
import { documentedErrors, isDocumented } from "../../src/standin/slack/web/documented-errors.ts";

describe.each(SLACK_METHODS)("the refusals of %s", (method) => {
  test("each error that Slack documents is sorted", () => {
    expect(documentedErrors(method).filter((error) => sortRefusal(method, error) === "unknown")).toEqual([]);
  });

  test("an error that Slack does not document is unknown", () => {
    expect(sortRefusal(method, "some_new_error")).toBe("unknown");
    expect(isDocumented(method, "some_new_error")).toBe(false);
  });
});

test.each([
  ["chat.update", "is_inactive", "away"],
  ["chat.update", "message_not_found", "gone"],
  ["chat.update", "edit_window_closed", "locked"],
  ["chat.update", "is_archived", "unknown"],
  ["chat.postMessage", "is_archived", "away"],
  ["chat.postMessage", "msg_blocks_too_long", "never"],
  ["chat.postMessage", "ekm_access_denied", "away"],
  ["chat.postMessage", "token_revoked", "away"],
  ["chat.postMessage", "fatal_error", "again"],
  ["views.open", "expired_trigger_id", "too late"],
] as const)("%s answered %s is %s", (method, error, refusal) => {
  expect(sortRefusal(method, error)).toBe(refusal);
});
