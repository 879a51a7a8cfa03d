import { WebClient } from "@slack/web-api";
import { expect, onTestFinished, test } from "vitest";
import { createAnnouncer } from "../../../src/slack/announcer/announcer.ts";
import { createHomePublisher } from "../../../src/slack/announcer/home-publisher.ts";
import { createMessenger } from "../../../src/slack/announcer/messenger.ts";
import { createPacedLanes } from "../../../src/slack/announcer/paced-lane.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";
import { APPROVALS } from "../../../src/standin/demo/demo-world.ts";
import { createRequestStore } from "../../../src/store/request-store.ts";
import { minute, somePendingRequest } from "../../contract/some-request.ts";
import { openWorld } from "../../flows/bot-in-world.ts";
import { someDatabase } from "../../store/temporary-folder.ts";

/** A request with its card, and the announcers of two processes; the first is in the middle of an edit. */
async function openLateEdit() {
  const { slack, approvals, ana, lee } = await openWorld();
  const store = createRequestStore((await someDatabase()).database);
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const nothing = () => undefined;
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const policy = {
    appDbids: [],
    approvalChannelId: approvals.id,
    approvers: { userIds: [lee.id], groupIds: [] },
    expiresAfterMs: 60_000,
  };
  const readers = { channel: english, wordsFor: async () => english };
  const startAnnouncer = () => {
    const lanes = createPacedLanes({ everyMs: 1, burst: 1 }, new AbortController().signal);
    const home = createHomePublisher({
      promptClient: client,
      readers,
      store,
      clock: { now: () => minute(0) },
      isAlone: false,
      log,
    });
    const announcer = createAnnouncer({
      edits: lanes.of("edits"),
      messenger: createMessenger({ client, log, laneTo: lanes.of }),
      home,
      readers,
      store,
      policy,
      clock: { now: () => new Date() },
      decidableAfterMs: 4_000,
      isAlone: false,
      log,
    });
    onTestFinished(announcer.stop);
    return announcer;
  };
  const [late, prompt] = [startAnnouncer(), startAnnouncer()];
  const pending = somePendingRequest({ requester: { userId: ana.id, name: "Ana Lee" } });
  await store.create(pending, "form 1");
  const posted = await late.postCard(pending);
  if (!posted.posted) throw new Error("The card was not posted");
  await store.recordAnnouncement(pending.id, "card", posted.at);
  const edit = slack.faults.hold({ method: "chat.update", at: "before" });
  const showing = late.showNow(pending);
  await edit.reached;
  return {
    store,
    pending,
    prompt,
    lee,
    async arrive() {
      edit.release();
      await showing;
    },
  };
}

test("an edit that arrives late does not hide the state that another process has shown since", async () => {
  const { store, pending, prompt, lee, arrive } = await openLateEdit();
  await store.append(pending, { fact: "withdrawn", at: minute(1) });
  await prompt.showNow(pending);
  await lee.sees("Withdrawn by", { in: APPROVALS });
  await arrive();
  expect(lee.reads(APPROVALS)).toContain("Withdrawn by");
});

test("an edit that arrives late does not take away the buttons that another process has shown since", async () => {
  const { store, pending, prompt, lee, arrive } = await openLateEdit();
  for (const { position } of pending.invitees)
    await store.recordStanding(pending.id, position, { status: "new" }, minute(1));
  await prompt.showNow(pending);
  await lee.sees("[Approve]", { in: APPROVALS });
  await arrive();
  expect(lee.reads(APPROVALS)).toContain("[Approve]");
});
