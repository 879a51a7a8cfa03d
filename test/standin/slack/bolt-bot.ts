import { App, LogLevel } from "@slack/bolt";
import type { SlackStandin } from "../../../src/standin/slack/slack-standin.ts";

/** A real Bolt app on the local Slack over Socket Mode, ready to receive. */
export async function startBolt(
  slack: SlackStandin,
  register: (app: App) => void,
): Promise<{ app: App; stop: () => Promise<void> }> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
  });
  register(app);
  await app.init();
  await app.start();
  return {
    app,
    stop: async () => {
      await app.stop();
      // stop() does not wait for the socket to close.
      await slack.until(() => slack.connections === 0, { what: "the app to leave" });
    },
  };
}
