// The floor of a start: what Bolt costs over Socket Mode before anything is done with it.
import { App } from "@slack/bolt";

const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL } = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.command("/qb-invite", async ({ ack }) => ack("Hello"));
await app.start();
