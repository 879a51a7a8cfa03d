import type { Log, Outcome, QuickbaseAccess } from "../invite/ports.ts";
import type { RoleNow } from "../invite/request.ts";
import { MAIN } from "./client/call.ts";
import type { QuickbaseClient } from "./client/client.ts";
import { QuickbaseAnswerError } from "./client/errors.ts";
import type { Turn } from "./client/lanes.ts";
import { accessOf } from "./offered.ts";
import { outcomeOf } from "./outcome.ts";
import type { OwnAccess } from "./own-access.ts";
import { forLog } from "./quoted.ts";

/**
 * The client's calls as the subject takes them: every error becomes an outcome. Somebody waits for what is
 * read, and it may be asked again: after `readsMayTakeMs`, repetitions included, it is given up.
 */
export function createAccess(
  client: QuickbaseClient,
  { readsMayTakeMs, ownAccess, log }: { readsMayTakeMs: number; ownAccess: OwnAccess; log: Log },
): QuickbaseAccess {
  const inTime = { withinMs: readsMayTakeMs };
  /** Makes no call that would only be refused once more, and asks whose a refusal is. */
  const ask = async <T extends object>(dbid: string, call: () => Promise<T>): Promise<Outcome<T>> =>
    ownAccess.heldUp(dbid) ??
    outcomeOf(
      () =>
        call().catch((error: unknown) => {
          // People are told that it could not be used; what is wrong with it is for the operator.
          if (error instanceof QuickbaseAnswerError)
            log.warn({ kind: error.kind, ...forLog(error) }, "Quickbase gave no usable answer");
          throw error;
        }),
      (answer) => ownAccess.judge(answer, { dbid }),
    );
  return {
    heldUp: ownAccess.heldUp,
    lookUp: ({ requestId, email, ...turn }) =>
      ask(MAIN, async () => {
        const found = await client.getUserInfo({ email, udata: requestId, turn: toTurn(turn), ...inTime });
        return found.status === "known"
          ? {
              result: "known",
              userId: found.user.userId,
              registered: found.user.isVerified,
              firstName: found.user.firstName,
              lastName: found.user.lastName,
            }
          : { result: "not known" };
      }),
    provision: ({ requestId, email, firstName, lastName, roleId, ...turn }) =>
      ask(turn.appDbid, async () => {
        const made = await client.provisionUser({
          appDbid: turn.appDbid,
          email,
          firstName,
          lastName,
          roleId,
          udata: requestId,
          turn: toTurn(turn),
        });
        return made.status === "provisioned"
          ? { result: "account made", userId: made.userId }
          : { result: "account exists" };
      }),
    addToRole: ({ requestId, userId, roleId, ...turn }) =>
      ask(turn.appDbid, async () => {
        const given = await client.addUserToRole({
          appDbid: turn.appDbid,
          userId,
          roleId,
          udata: requestId,
          turn: toTurn(turn),
        });
        return { result: given.status === "added" ? "role given" : "role held" };
      }),
    mail: ({ requestId, userId, message, ...turn }) =>
      ask(turn.appDbid, async () => {
        const userText = message === null ? {} : { userText: message };
        await client.sendInvitation({
          appDbid: turn.appDbid,
          userId,
          ...userText,
          udata: requestId,
          turn: toTurn(turn),
        });
        return { result: "mail sent" };
      }),
    rolesHeld: ({ requestId, userId, ...turn }): ReturnType<QuickbaseAccess["rolesHeld"]> =>
      ask(turn.appDbid, async () => {
        const { roles } = await client.getUserRole({
          appDbid: turn.appDbid,
          userId,
          udata: requestId,
          turn: toTurn(turn),
          ...inTime,
        });
        return {
          roles: roles.map((role) => ({ id: role.roleId, name: role.name, access: accessOf(role) })),
        };
      }),
    roleNow: ({ requestId, roleId, ...turn }): Promise<Outcome<{ role: RoleNow | null }>> =>
      ask(turn.appDbid, async () => {
        const { roles } = await client.getRoleInfo({
          appDbid: turn.appDbid,
          udata: requestId,
          turn: toTurn(turn),
          ...inTime,
        });
        const role = roles.find((each) => each.roleId === roleId);
        return { role: role === undefined ? null : { name: role.name, access: accessOf(role) } };
      }),
  };
}

/** A look-up is asked of Quickbase as a whole, and takes the turn of the application that it is for. */
function toTurn({
  appDbid,
  party,
  approved,
  awaited = false,
}: {
  appDbid: string;
  party: string;
  approved: boolean;
  awaited?: boolean;
}): Turn {
  return { lane: appDbid, rank: awaited ? AWAITED : approved ? APPROVED : ASKED_FOR, party };
}

const AWAITED = 0;
const APPROVED = 1;
const ASKED_FOR = 2;
