import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { toBoltLogger } from "../../../src/log.ts";
import { openConnection } from "../../../src/slack/socket/connection.ts";
import { readRefusal } from "../../../src/slack/socket/refusal.ts";
import { startSlackStandin } from "../../../src/standin/slack/start.ts";

async function refusalOf(arrange: (slack: Awaited<ReturnType<typeof startSlackStandin>>) => void) {
  const slack = await startSlackStandin();
  onTestFinished(() => slack.close());
  arrange(slack);
  const opening = openConnection(
    {
      appToken: slack.appToken,
      logger: toBoltLogger(pino({ level: "silent" })),
      clientOptions: {
        slackApiUrl: slack.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 2_000,
      },
      take: async () => undefined,
    },
    new AbortController().signal,
  );
  return opening.then(() => null, readRefusal);
}

test("a link that is turned away has a reason", async () => {
  const refusal = await refusalOf((slack) => {
    slack.settings.refuseLinks = true;
  });
  expect(refusal).toMatchObject({ final: false, why: "the address that Slack gave lets nobody in" });
});

test("what Slack answers to the question for a link is the reason, and says whether somebody has to mend it", async () => {
  const answers = (error: string) =>
    refusalOf((slack) => void slack.faults.add({ method: "apps.connections.open", error }));
  expect(await answers("invalid_auth")).toMatchObject({ why: "invalid_auth", final: true });
  expect(await answers("internal_error")).toMatchObject({ why: "internal_error", final: false });
});

test("Slack's wish for a pause is kept", async () => {
  const refusal = await refusalOf(
    (slack) => void slack.faults.add({ method: "apps.connections.open", rateLimited: 7 }),
  );
  expect(refusal).toMatchObject({ final: false, retryAfterMs: 7_000 });
});
