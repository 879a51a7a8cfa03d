import type { Outcome, QuickbaseAccess } from "../invite/ports.ts";
import type { RoleNow } from "../invite/request.ts";
import type { QuickbaseClient } from "./client.ts";
import { accessOf } from "./offered.ts";
import { outcomeOf } from "./outcome.ts";
import type { OwnAccess } from "./own-access.ts";

/**
 * The client's calls as the subject takes them: every error becomes an outcome. Somebody waits for what is
 * read, and it may be asked again: after `readsMayTakeMs`, repetitions included, it is given up.
 */
export function createAccess(
  client: QuickbaseClient,
  { readsMayTakeMs, ownAccess }: { readsMayTakeMs: number; ownAccess: OwnAccess },
): QuickbaseAccess {
  const inTime = () => ({ signal: AbortSignal.timeout(readsMayTakeMs) });
  /** Makes no call that would only be refused once more, and asks whose a refusal is. */
  const ask = async <T extends object>(dbid: string, call: () => Promise<T>): Promise<Outcome<T>> =>
    ownAccess.heldUp(dbid) ?? outcomeOf(call, (answer) => ownAccess.judge(answer, { dbid }));
  return {
    heldUp: ownAccess.heldUp,
    lookUp: ({ requestId, email }) =>
      ask("main", async () => {
        const found = await client.getUserInfo({ email, udata: requestId, ...inTime() });
        return found.status === "known"
          ? {
              result: "known",
              userId: found.user.userId,
              registered: found.user.isVerified ?? null,
              name: `${found.user.firstName} ${found.user.lastName}`.trim(),
            }
          : { result: "not known" };
      }),
    provision: ({ requestId, appDbid, email, firstName, lastName, roleId }) =>
      ask(appDbid, async () => {
        const made = await client.provisionUser({
          appDbid,
          email,
          firstName,
          lastName,
          roleId,
          udata: requestId,
        });
        return made.status === "provisioned"
          ? { result: "account made", userId: made.userId }
          : { result: "account exists" };
      }),
    addToRole: ({ requestId, appDbid, userId, roleId }) =>
      ask(appDbid, async () => {
        const given = await client.addUserToRole({ appDbid, userId, roleId, udata: requestId });
        return { result: given.status === "added" ? "role given" : "role held" };
      }),
    mail: ({ requestId, appDbid, userId, message }) =>
      ask(appDbid, async () => {
        const userText = message === null ? {} : { userText: message };
        await client.sendInvitation({ appDbid, userId, ...userText, udata: requestId });
        return { result: "mail sent" };
      }),
    rolesHeld: ({ requestId, appDbid, userId }): ReturnType<QuickbaseAccess["rolesHeld"]> =>
      ask(appDbid, async () => {
        const { roles } = await client.getUserRole({ appDbid, userId, udata: requestId, ...inTime() });
        return {
          roles: roles.map((role) => ({ id: role.roleId, name: role.name, access: accessOf(role) })),
        };
      }),
    roleNow: ({ requestId, appDbid, roleId }): Promise<Outcome<{ role: RoleNow | null }>> =>
      ask(appDbid, async () => {
        const { roles } = await client.getRoleInfo({ appDbid, udata: requestId, ...inTime() });
        const role = roles.find((each) => each.roleId === roleId);
        return { role: role === undefined ? null : { name: role.name, access: accessOf(role) } };
      }),
  };
}
