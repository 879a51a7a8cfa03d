import { APPROVALS, type DemoWorld, GENERAL, startDemoWorld } from "../src/standin/demo/demo-world.ts";
import type { JsonObject } from "../src/standin/slack/json.ts";
import type { Modal } from "../src/standin/slack/people/modal.ts";
import type { Person } from "../src/standin/slack/people/person.ts";
import { readMessage } from "../src/standin/slack/people/read-message.ts";
import { watchCalls } from "./watch-calls.ts";

/** A request that waits for its decision: where its card is. */
export type OpenRequest = { channelId: string; ts: string; address: string; requester: Person };

/** A demo world with many requesters, whose people are quick. */
export type BenchWorld = Awaited<ReturnType<typeof openBenchWorld>>;

/** How long anything may take before a bench gives up. */
const PATIENCE_MS = 400_000;
const TRIES = 10;

/** Within text that is JSON within JSON. A card without it may have the word. */
const APPROVE_BUTTON = /action_id[\\":]+approve/;

/** Opens a world with so many requesters. No bot is in it yet. */
export async function openBenchWorld({ requesters: count = 1 }: { requesters?: number } = {}) {
  const world = await startDemoWorld();
  const { slack, quickbase, lee, approvals } = world;
  // People who are measured wait for the bot, and the bot is not told that it is late.
  Object.assign(slack.settings, { acknowledgeWithinMs: PATIENCE_MS, triggerLifeMs: PATIENCE_MS });
  const requesters = Array.from({ length: count }, (_, index) =>
    slack.addPerson({
      name: `Requester ${index}`,
      handle: `requester${index}`,
      email: `requester${index}@acme.example`,
    }),
  );
  const calls = watchCalls(slack);

  /** Sends a form; gives when it was sent. */
  const ask = async (requester: Person, people: string, application = "Project Tracker"): Promise<number> => {
    const form = await openForm(requester);
    if (application !== "Project Tracker") {
      const rolesShown = calls.until(({ method }) => method === "views.update", "the roles", PATIENCE_MS);
      await form.chooses("Application", application);
      await rolesShown;
    }
    await form.chooses("Role", application === "Project Tracker" ? "Participant" : "Auditor");
    await form.fills("People", people);
    await form.fills("Reason", "A bench");
    const sentAt = performance.now();
    let sent = await form.submits();
    // On a machine with too much to do the form asks to be sent once more.
    for (let tries = 0; sent === "errors" && tries < TRIES; tries += 1) sent = await form.submits();
    if (sent !== "cleared") throw new Error(`The form was ${sent}:\n${requester.modal()?.text()}`);
    return sentAt;
  };

  /** Waits for the card of the request with this address to have its buttons. */
  const seeButtons = async (requester: Person, address: string): Promise<OpenRequest> => {
    const { args } = await calls.until(
      ({ method, args }, text) =>
        method === "chat.update" &&
        args.channel === approvals.id &&
        text.includes(address) &&
        APPROVE_BUTTON.test(text),
      `the buttons on the card of ${address}`,
      PATIENCE_MS,
    );
    return { channelId: String(args.channel), ts: String(args.ts), address, requester };
  };

  /** Presses Approve; gives when it was pressed. */
  const approve = async ({ channelId, ts }: OpenRequest): Promise<number> => {
    const message = slack.engine.workspace.findMessage(channelId, ts);
    if (message === null) throw new Error("The card is gone");
    const read = readMessage(slack.engine.workspace, message, lee.id);
    const pressedAt = performance.now();
    await lee.pressesAgain(read, "Approve");
    return pressedAt;
  };

  /** Waits until the requester has been told the outcome. */
  const hear = ({ requester, address }: OpenRequest): Promise<unknown> =>
    calls.until(
      ({ args }, text) =>
        isTo(world, requester, args) && text.includes(address) && /(was|were) invited/.test(text),
      `the outcome for ${address}`,
      PATIENCE_MS,
    );

  /** Waits for the next call to Quickbase that is so. */
  const nextQuickbaseCall = (isIt: (action: string, xml: string) => boolean): Promise<number> => {
    let seen = quickbase.calls.at(-1)?.id ?? 0;
    return new Promise((resolve) => {
      const stop = quickbase.on("change", () => {
        const fresh = quickbase.calls.slice(firstAfter(quickbase.calls, seen));
        seen = quickbase.calls.at(-1)?.id ?? seen;
        if (!fresh.some(({ action, requestXml }) => isIt(action, requestXml))) return;
        stop();
        resolve(performance.now());
      });
    });
  };

  return {
    ...world,
    requesters,
    calls,
    ask,
    seeButtons,
    approve,
    hear,
    nextQuickbaseCall,
    /** One request from its form to its outcome. */
    async onePerson(requester: Person, address: string): Promise<void> {
      const buttons = seeButtons(requester, address);
      await ask(requester, `Nova Reyes <${address}>`);
      const open = await buttons;
      const told = hear(open);
      await approve(open);
      await told;
    },
    async close() {
      calls.stop();
      await world.close();
    },
  };
}

async function openForm(person: Person): Promise<Modal> {
  await person.types("/qb-invite", { in: GENERAL });
  const form = await person.seesModal("Invite people");
  await form.shows("Role: ");
  return form;
}

function isTo({ slack }: DemoWorld, person: Person, args: JsonObject): boolean {
  return args.channel === person.id || args.channel === slack.engine.workspace.findDirect(person.id)?.id;
}

/** Looked for from the end: the newest are few. */
function firstAfter(calls: readonly { id: number }[], id: number): number {
  let index = calls.length;
  while (index > 0 && (calls[index - 1]?.id ?? 0) > id) index -= 1;
  return index;
}

export { APPROVALS, GENERAL };

/** So many people for one form, each at an address of their own. */
export function somePeople(count: number, domain: string): string {
  return Array.from({ length: count }, (_, index) => `Nova Reyes <p${index}@${domain}>`).join("\n");
}
