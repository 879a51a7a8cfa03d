import type { Part, Posted, Refused } from "../ports.ts";
import type { Invitee, MessageAddress, PendingRequest, Standing } from "../request.ts";
import { isSameName } from "../same-name.ts";
import type { RequestId } from "../values.ts";
import type { Advanced, AdvancePorts } from "./advance-ports.ts";
import { announceOnce, announceParts } from "./announce-once.ts";
import { waitForChannel } from "./wait-for-channel.ts";

const LOOK_UPS_AT_ONCE = 4;
/** After so many look-ups without an answer the rest is not tried: the approvers should not wait. */
const SILENCES_TO_STOP_AT = 3;

/**
 * Tells the requester, posts the card, looks up who is who, and has everybody shown to the approvers: only then can
 * they decide.
 */
export async function seekApproval(ports: AdvancePorts, request: PendingRequest): Promise<Advanced> {
  const notice = () =>
    announceOnce(ports.store, request.id, "notice", () => ports.announcer.postNotice(request));
  // A notice that Slack refuses or puts off must not keep the card from the approvers: it is tried again at the end.
  const noticed = notice().catch(() => undefined);
  try {
    return await seek(ports, request, () => noticed.then(notice));
  } finally {
    await noticed;
  }
}

async function seek(
  ports: AdvancePorts,
  request: PendingRequest,
  notice: () => Promise<Posted>,
): Promise<Advanced> {
  // Beside the card, which waits for its turn in a busy channel.
  const looked = lookUpEverybody(ports, request);
  try {
    return await showToApprovers(ports, request, { looked, notice });
  } finally {
    await looked.catch(() => undefined);
  }
}

async function showToApprovers(
  ports: AdvancePorts,
  request: PendingRequest,
  { looked, notice }: { looked: Promise<boolean>; notice: () => Promise<Posted> },
): Promise<Advanced> {
  const { store, announcer } = ports;
  const card = await announceOnce(store, request.id, "card", () => announcer.postCard(request));
  if (!card.posted) return tellRefused(ports, request, card);
  const moved = await looked;
  if (ports.stopping.aborted) return { status: "stopped" };
  if (moved) return { status: "moved" };
  const listed = await listPeople(ports, request.id, card.at);
  if (listed.status === "refused") return tellRefused(ports, request, listed);
  if (listed.status !== "listed") return listed;
  const shown = await announcer.showNow(request);
  await listForRequester(ports, request, await notice());
  if (shown === "shown") return { status: "settled" };
  // The new card gets what belongs to it as the first one did.
  if (shown === "posted anew") return { status: "moved" };
  return tellRefused(ports, request, shown);
}

/** Without a card and its buttons nobody can decide: the requester hears it once, and it is tried as long as it may help. */
async function tellRefused(
  ports: AdvancePorts,
  request: PendingRequest,
  { problem, forGood }: Refused,
): Promise<Advanced> {
  const { store, announcer } = ports;
  if (forGood) {
    await announceOnce(store, request.id, "card refused", () => announcer.tellCardRefused(request, problem));
    return { status: "settled" };
  }
  await announceOnce(store, request.id, "channel missing", () =>
    announcer.tellChannelMissing(request, problem),
  );
  return { status: "waiting", forMs: waitForChannel(request.askedAt, ports) };
}

type Listed =
  | { status: "listed" }
  | { status: "moved" }
  | { status: "stopped" }
  | ({ status: "refused" } & Refused);

/** Whoever has no room on the card is in its thread, from the rows as they are after the look-ups. */
async function listPeople(ports: AdvancePorts, id: RequestId, card: MessageAddress): Promise<Listed> {
  const { store, announcer, stopping } = ports;
  const present = await store.find(id);
  if (present?.status !== "pending") return { status: "moved" };
  const missing: Part[] = [];
  for (const part of announcer.peopleParts(present, "card", card))
    if ((await store.findAnnouncement(id, part.announcement)) === null) missing.push(part);
  // A card that left people out may have had its buttons: it has none as long as somebody is missing.
  const shown = missing.length === 0 ? "shown" : await announcer.showNow(present);
  if (shown === "posted anew") return { status: "moved" };
  if (shown !== "shown") return { ...shown, status: "refused" };
  for (const part of missing) {
    if (stopping.aborted) return { status: "stopped" };
    if ((await store.find(id))?.status !== "pending") return { status: "moved" };
    const told = await announceParts(store, id, [part]);
    if (!told.posted) return { ...told, status: "refused" };
  }
  return { status: "listed" };
}

/** The same for the notice, which says so once all is there. */
async function listForRequester(
  { store, announcer }: AdvancePorts,
  request: PendingRequest,
  notice: Posted,
): Promise<void> {
  const parts = notice.posted ? announcer.peopleParts(request, "notice", notice.at) : [];
  if (parts.length === 0) return;
  await announceParts(store, request.id, parts);
  await announcer.showRequester(request);
}

/** Looks people up, a few at a time; true when the request was withdrawn or expired meanwhile. */
async function lookUpEverybody(ports: AdvancePorts, request: PendingRequest): Promise<boolean> {
  const waiting = request.invitees.filter(({ standing }) => standing === null);
  let silences = 0;
  let moved = false;
  const lookUpNext = async (): Promise<void> => {
    for (let invitee = waiting.shift(); invitee !== undefined; invitee = waiting.shift()) {
      moved ||= (await ports.store.find(request.id))?.status !== "pending";
      if (moved || ports.stopping.aborted) return;
      const { standing, silent } =
        silences < SILENCES_TO_STOP_AT ? await standingOf(ports, request, invitee) : NOT_TRIED;
      silences = silent ? silences + 1 : 0;
      await ports.store.recordStanding(request.id, invitee.position, standing, ports.clock.now());
      ports.announcer.refreshCard(request);
    }
  };
  await Promise.all(Array.from({ length: LOOK_UPS_AT_ONCE }, lookUpNext));
  return moved;
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
  const { userId, registered, name } = found;
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
