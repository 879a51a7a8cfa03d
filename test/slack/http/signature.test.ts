import { expect, test } from "vitest";
import { isSigned, readSignature } from "../../../src/slack/http/signature.ts";

// https://docs.slack.dev/authentication/verifying-requests-from-slack
const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
const BODY = Buffer.from(
  "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
);
const HEADERS = {
  "x-slack-request-timestamp": "1531420618",
  "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
};
const at = (seconds: number) => new Date((1_531_420_618 + seconds) * 1_000);

test("the example that Slack gives is signed, and nothing else with its signature", () => {
  const signature = readSignature(HEADERS, at(0));
  if (!signature.ok) throw new Error(signature.problem);
  expect(isSigned(signature.value, BODY, SECRET)).toBe(true);
  expect(isSigned(signature.value, Buffer.concat([BODY, Buffer.from("x")]), SECRET)).toBe(false);
  expect(isSigned(signature.value, BODY, `${SECRET}x`)).toBe(false);
});

test.each([
  [-299, true],
  [299, true],
  [-301, false],
  [301, false],
  [3_600, false],
])("a signature is looked at %i seconds from its time: %j", (seconds, good) => {
  expect(readSignature(HEADERS, at(seconds)).ok).toBe(good);
});

test.each([
  { "x-slack-request-timestamp": undefined },
  { "x-slack-signature": undefined },
  { "x-slack-request-timestamp": "" },
  { "x-slack-request-timestamp": "NaN" },
  { "x-slack-request-timestamp": "1531420618.5" },
  { "x-slack-request-timestamp": "-1531420618" },
  { "x-slack-signature": "v0=" },
  { "x-slack-signature": "v0=x" },
  { "x-slack-signature": HEADERS["x-slack-signature"].replace("v0", "v1") },
  { "x-slack-signature": `${HEADERS["x-slack-signature"]}00` },
])("headers with %j are not signed", (changes) => {
  expect(readSignature({ ...HEADERS, ...changes }, at(0))).toEqual({ ok: false, problem: "not signed" });
});
