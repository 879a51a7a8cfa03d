import { withinMs } from "../../lib/within-ms.ts";
import type { Posted, Refused } from "../ports.ts";
import type { Invitee, MessageAddress, PendingRequest, Standing } from "../request.ts";
import { isSameName } from "../same-name.ts";
import type { Advanced, AdvancePorts, Pass } from "./advance-ports.ts";
import { announceOnce, announceParts } from "./announce-once.ts";
import { waitForChannel } from "./wait-for-channel.ts";

const LOOK_UPS_AT_ONCE = 4;
/** After so many look-ups without an answer the rest is not tried: the approvers should not wait. */
const SILENCES_TO_STOP_AT = 3;

/**
 * Tells the requester, posts the card, looks up who is who, and has everybody shown to the approvers: only then can
 * they decide.
 */
export async function seekApproval(pass: Pass, request: PendingRequest): Promise<Advanced> {
  const notice = () => announceOnce(pass, request.id, "notice", () => pass.announcer.postNotice(request));
  // A notice that Slack refuses or puts off must not keep the card from the approvers: it is tried again at the end.
  const noticed = notice().catch(() => undefined);
  try {
    return await seek(pass, request, () => noticed.then(notice));
  } finally {
    await noticed;
  }
}

async function seek(pass: Pass, request: PendingRequest, notice: () => Promise<Posted>): Promise<Advanced> {
  // Beside the card, which waits for its turn in a busy channel.
  const watch = watchForMove(pass, request);
  const looked = lookUpEverybody(pass, request, watch.moved);
  try {
    return await showToApprovers(pass, request, { looked, notice });
  } finally {
    await looked.catch(() => undefined);
    watch.end();
  }
}

/** Tells when somebody has decided: what was approved does not wait for look-ups that nobody needs any more. */
function watchForMove({ store, nextNudge }: Pass, { id, version }: PendingRequest) {
  const moved = new AbortController();
  let isOver = false;
  const watch = async (): Promise<void> => {
    for (let next = nextNudge(); ; ) {
      await next;
      // Waited for before the row is read, so that no nudge falls in between.
      next = nextNudge();
      if (isOver) return;
      if ((await store.find(id))?.version !== version) return moved.abort();
    }
  };
  // Where the rows cannot be read the look-ups end by themselves.
  watch().catch(() => undefined);
  return {
    moved: moved.signal,
    end: () => {
      isOver = true;
    },
  };
}

async function showToApprovers(
  pass: Pass,
  request: PendingRequest,
  { looked, notice }: { looked: Promise<PendingRequest | null>; notice: () => Promise<Posted> },
): Promise<Advanced> {
  const { announcer } = pass;
  const card = await announceOnce(pass, request.id, "card", () => announcer.postCard(request));
  if (!card.posted) return tellRefused(pass, request, card);
  // It can be denied at once.
  announcer.refreshCard(request);
  // Beside the look-ups, for a list takes as long as they do, and who is in which message does not depend on them.
  const listed = await listPeople(pass, request, card.at);
  if (listed.status === "refused") return tellRefused(pass, request, listed);
  if (listed.status !== "listed") return listed;
  const inTime = await isInTime(pass, request, looked);
  if (pass.stopping.aborted) return { status: "stopped" };
  if (!inTime) {
    // With what is known: whoever decides now sees who has not been looked up.
    const shown = await announcer.showNow(request);
    if (shown === "posted anew") return MOVED;
    if (typeof shown === "object") return tellRefused(pass, request, shown);
  }
  const lookedUp = await looked;
  if (pass.stopping.aborted) return { status: "stopped" };
  if (lookedUp === null) return MOVED;
  // Also where an earlier pass, or another bot, has listed what was known then.
  await announcer.refreshLists(lookedUp, card.at);
  const shown = await announcer.showNow(request);
  await listForRequester(pass, request, await notice());
  if (shown === "shown" || shown === "shown anew") return { status: "settled" };
  // The new card gets what belongs to it as the first one did.
  if (shown === "posted anew") return MOVED;
  return tellRefused(pass, request, shown);
}

/** Whether everybody is looked up before the approvers have waited long enough. */
async function isInTime(
  { decidableAfterMs, clock }: AdvancePorts,
  { askedAt }: PendingRequest,
  looked: Promise<unknown>,
): Promise<boolean> {
  const leftMs = Math.max(0, askedAt.getTime() + decidableAfterMs - clock.now().getTime());
  return (
    (await withinMs(
      leftMs,
      looked.then(() => true),
    )) ?? false
  );
}

/** Without a card and its buttons nobody can decide: the requester hears it once, and it is tried as long as it may help. */
async function tellRefused(
  pass: Pass,
  request: PendingRequest,
  { refusal, forGood }: Refused,
): Promise<Advanced> {
  const { announcer } = pass;
  if (forGood) {
    await announceOnce(pass, request.id, "card refused", () => announcer.tellCardRefused(request, refusal));
    return { status: "settled" };
  }
  await announceOnce(pass, request.id, "channel missing", () =>
    announcer.tellChannelMissing(request, refusal),
  );
  return { status: "waiting", forMs: waitForChannel(request.askedAt, pass) };
}

/** By somebody else. */
const MOVED = { status: "moved", request: null } as const;

type Listed = { status: "listed" } | typeof MOVED | { status: "stopped" } | ({ status: "refused" } & Refused);

/** Whoever has no room on the card is in its thread; the card looks for itself whether nobody is missing. */
async function listPeople(pass: Pass, request: PendingRequest, card: MessageAddress): Promise<Listed> {
  const { store, announcer, messages, stopping } = pass;
  const { id } = request;
  const parts = await announcer.peopleParts(request, "card", card);
  const missing = parts.filter(({ announcement }) => !messages.has(announcement));
  // A card that left people out may have had its buttons: it has none as long as somebody is missing.
  const shown = missing.length === 0 ? "shown" : await announcer.showNow(request);
  if (shown === "posted anew") return MOVED;
  if (typeof shown === "object") return { ...shown, status: "refused" };
  for (const { announcement } of missing) {
    if (stopping.aborted) return { status: "stopped" };
    const present = await store.find(id);
    if (present?.status !== "pending") return MOVED;
    // With what is known by now.
    const known = await announcer.peopleParts(present, "card", card);
    const told = await announceParts(
      pass,
      id,
      known.filter((part) => part.announcement === announcement),
    );
    if (!told.posted) return { ...told, status: "refused" };
  }
  return { status: "listed" };
}

/** The same for the notice, which says so once all is there. */
async function listForRequester(pass: Pass, request: PendingRequest, notice: Posted): Promise<void> {
  const { announcer } = pass;
  const parts = notice.posted ? await announcer.peopleParts(request, "notice", notice.at) : [];
  if (parts.length === 0) return;
  await announceParts(pass, request.id, parts);
  await announcer.showRequester(request);
}

/** Looks people up, a few at a time, and gives the request as it is then; null when it has been decided meanwhile. */
async function lookUpEverybody(
  pass: Pass,
  request: PendingRequest,
  isMoved: AbortSignal,
): Promise<PendingRequest | null> {
  const decided = whenAborted(isMoved);
  const waiting = request.invitees.filter(({ standing }) => standing === null);
  const invitees = [...request.invitees];
  let silences = 0;
  let moved = false;
  const lookUpNext = async (): Promise<void> => {
    for (let invitee = waiting.shift(); invitee !== undefined; invitee = waiting.shift()) {
      if (moved || pass.stopping.aborted) return;
      const found =
        silences < SILENCES_TO_STOP_AT
          ? await Promise.race([standingOf(pass, request, invitee), decided])
          : NOT_TRIED;
      moved ||= found === null;
      if (found === null) return;
      const { standing, silent } = found;
      silences = silent ? silences + 1 : 0;
      const lookedUpAt = pass.clock.now();
      const { id, version } = request;
      moved ||= (await pass.store.recordStanding(id, invitee.position, standing, lookedUpAt)) !== version;
      invitees[invitee.position] = { ...invitee, standing, lookedUpAt };
      // The last one is shown with everybody, in a moment.
      if (waiting.length > 0) pass.announcer.refreshCard(request);
    }
  };
  await Promise.all(Array.from({ length: LOOK_UPS_AT_ONCE }, lookUpNext));
  return moved ? null : { ...request, invitees };
}

function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
}

/** What became known of a person, and whether that is because Quickbase gave no answer. */
type Found = { standing: Standing; silent: boolean };

const NOT_TRIED: Found = {
  standing: { status: "not looked up", trouble: { why: "could not connect" } },
  silent: true,
};

async function standingOf(
  { quickbase }: AdvancePorts,
  { id, application, role, requester }: PendingRequest,
  { email, firstName, lastName }: Invitee,
): Promise<Found> {
  const inApp = { requestId: id, appDbid: application.dbid, party: requester.userId, approved: false };
  const found = await quickbase.lookUp({ ...inApp, email });
  if (found.outcome !== "done")
    return {
      standing: { status: "not looked up", trouble: found.trouble },
      silent: found.outcome !== "refused" && found.outcome !== "held up",
    };
  if (found.result === "not known") return { standing: { status: "new" }, silent: false };
  const { userId, registered } = found;
  const name = `${found.firstName} ${found.lastName}`.trim();
  const held = await quickbase.rolesHeld({ ...inApp, userId });
  // Not to know which roles are held changes nothing: giving one twice does no harm.
  const roles = held.outcome === "done" ? held.roles : null;
  const standing: Standing = {
    status: roles?.some((each) => each.id === role.id) ? "in role" : "known",
    userId,
    registered,
    otherName: name === "" || isSameName(name, `${firstName} ${lastName}`) ? null : name,
    roles: roles?.map((each) => ({ name: each.name, access: each.access })) ?? null,
  };
  return { standing, silent: false };
}
