import type { JsonObject } from "../../slack/json.ts";
import { thisWindow } from "./this-window.ts";

/** What the demo said to an order; a `problem` is a sentence for whoever gave it. */
export type Answer = { problem: string } | { problem: null; body: JsonObject };

type Waiting = { timer: ReturnType<typeof setTimeout>; send: () => void };

const PAUSE_IN_TYPING_MS = 150;
const waiting = new Map<string, Waiting>();
const underWay = new Set<Promise<unknown>>();

/** Gives an order to the demo, after everything that was typed has arrived there. */
export async function order(name: string, body: object): Promise<Answer> {
  await everythingTyped();
  return post(name, body);
}

/** Keeps what was typed into one field: at the next pause in typing, or at the next order. */
export function keepTyped(field: string, body: object): void {
  const earlier = waiting.get(field);
  if (earlier) clearTimeout(earlier.timer);
  const send = () => {
    waiting.delete(field);
    const sent = post("put", body);
    underWay.add(sent);
    void sent.finally(() => underWay.delete(sent));
  };
  waiting.set(field, { timer: setTimeout(send, PAUSE_IN_TYPING_MS), send });
}

async function everythingTyped(): Promise<void> {
  for (const { timer, send } of [...waiting.values()]) {
    clearTimeout(timer);
    send();
  }
  await Promise.all(underWay);
}

async function post(name: string, body: object): Promise<Answer> {
  try {
    const response = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ window: thisWindow(), ...body }),
    });
    const answer: JsonObject = await response.json();
    return response.ok ? { problem: null, body: answer } : { problem: String(answer.problem) };
  } catch {
    return { problem: "The demo does not answer. Is it still running?" };
  }
}
