import type { AddressInfo } from "node:net";
import { EventSender } from "./delivery/events.ts";
import { deliverOverHttp } from "./delivery/http-delivery.ts";
import { ResponseUrls } from "./delivery/response-urls.ts";
import { Sockets } from "./delivery/sockets.ts";
import type { Engine } from "./engine.ts";
import { SlackStandin } from "./slack-standin.ts";
import { Journal } from "./state/journal.ts";
import { defaultSettings, type Settings } from "./state/settings.ts";
import { Triggers } from "./state/triggers.ts";
import { Workspace } from "./state/workspace.ts";
import { appMethods } from "./web/app-methods.ts";
import { chatMethods } from "./web/chat-methods.ts";
import { conversationMethods } from "./web/conversation-methods.ts";
import { Faults } from "./web/faults.ts";
import { createHttpServer } from "./web/http-server.ts";
import { peopleMethods } from "./web/people-methods.ts";
import { viewMethods } from "./web/view-methods.ts";
import { WebApi } from "./web/web-api.ts";

/** Where to listen and deliver, and settings that differ from those of a fresh app. */
export type StandinOptions = Partial<Settings> & {
  /** The port on 127.0.0.1; 0 or none takes a free one. */
  port?: number;
  botName?: string;
  /** Where to send payloads as signed requests; without it they go over Socket Mode. */
  deliverTo?: string;
};

/** Starts a local Slack: one workspace with one app in it, over real HTTP and WebSocket on loopback. */
export async function startSlackStandin(options: StandinOptions = {}): Promise<SlackStandin> {
  const { port = 0, botName = "qb-invite", deliverTo, ...changes } = options;
  const tokens = { bot: "xoxb-standin-bot-token", app: "xapp-standin-app-token" };
  const signingSecret = "standin-signing-secret";
  const faults = new Faults();
  const engine = createEngine({ botName, deliverTo, signingSecret, changes });
  const { sockets } = engine;
  const methods = {
    ...appMethods(sockets),
    ...chatMethods,
    ...conversationMethods,
    ...peopleMethods,
    ...viewMethods,
  };
  const webApi = new WebApi({ engine, methods, tokens });
  const server = createHttpServer({ engine, faults, webApi });
  server.on("upgrade", (request, socket, head) => sockets.accept(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  engine.responseUrls.origin = origin;
  return new SlackStandin({ engine, webApi, sockets, faults, server, origin, tokens, signingSecret });
}

function createEngine(parts: {
  botName: string;
  deliverTo: string | undefined;
  signingSecret: string;
  changes: Partial<Settings>;
}): Engine & { sockets: Sockets } {
  const workspace = new Workspace(parts.botName);
  const settings = { ...defaultSettings(), ...parts.changes };
  const changed = (what: string) => workspace.changed(what);
  const journal = new Journal(changed);
  const sockets = new Sockets({ appId: workspace.appId, settings, journal, changed });
  const { deliverTo: url, signingSecret } = parts;
  const deliver: Engine["deliver"] = (delivery) =>
    url === undefined
      ? sockets.deliver(delivery)
      : deliverOverHttp(delivery, { url, signingSecret, settings });
  const events = new EventSender({ workspace, settings, journal, deliver });
  sockets.onConnected = () => events.connected();
  return {
    workspace,
    settings,
    journal,
    sockets,
    deliver,
    events,
    triggers: new Triggers(workspace.ids, settings),
    responseUrls: new ResponseUrls(workspace),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The local Slack has no port");
  return address.port;
}
