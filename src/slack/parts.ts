import type { WebClient } from "@slack/web-api";
import type { Deciders } from "../invite/deciders.ts";
import type { Policy } from "../invite/policy.ts";
import type {
  Announcer,
  Catalogue,
  Clock,
  Log,
  QuickbaseAccess,
  RequestStore,
  Worker,
} from "../invite/ports.ts";
import type { RequestId } from "../invite/values.ts";
import type { CardWatch } from "./announcer/announcer.ts";
import type { HomePublisher } from "./announcer/home-publisher.ts";
import type { SlackDirectory } from "./directory.ts";
import type { Readers } from "./readers.ts";
import type { Responder } from "./responder.ts";

/** What the listeners need from the rest of the bot. */
export type ListenerParts = {
  store: RequestStore;
  quickbase: Pick<QuickbaseAccess, "lookUp">;
  catalogue: Catalogue;
  directory: SlackDirectory;
  deciders: Deciders;
  announcer: Announcer & CardWatch;
  readers: Readers;
  home: HomePublisher;
  worker: Worker;
  policy: Policy;
  clock: Clock;
  log: Log;
  /** For messages and edits; tries again. */
  client: WebClient;
  /** For what has to happen within seconds, as opening a form does: tries once. */
  promptClient: WebClient;
  /** For answers to what somebody did where the bot may not post. */
  respond: Responder;
  newRequestId: () => RequestId;
  /** Whoever decides is told so by the card, or privately where that takes longer than this. */
  cardMayTakeMs: number;
};
