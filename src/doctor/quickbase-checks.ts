import type { Config } from "../config.ts";
import { QuickbaseRefusedError } from "../quickbase/client/errors.ts";
import type { QuickbaseRole } from "../quickbase/client/roles.ts";
import { accessOf, isOffered } from "../quickbase/offered.ts";
import { type Check, type Finding, failed, ok, type Parts } from "./check.ts";
import { toQuickbaseTrouble, toRealmTrouble } from "./quickbase-trouble.ts";

const INSUFFICIENT_PERMISSIONS = 3;

/** The realm, the sign-in, and each application with qb-invite's rights in it. */
export function quickbaseChecks({ policy }: Config): readonly Check[] {
  return [realm, signIn, ...policy.appDbids.flatMap((appDbid) => [application(appDbid), rights(appDbid)])];
}

const realm: Check = {
  id: "quickbase.realm",
  title: "Realm",
  settings: ["QUICKBASE_REALM", "QUICKBASE_USER_TOKEN"],
  after: [],
  async run({ config, quickbase }) {
    const { origin } = config.quickbase;
    const error = await failureOf(quickbase.self());
    const how = origin.startsWith("https:") ? "over HTTPS" : "without HTTPS (it is on this machine)";
    return toRealmTrouble(error, origin) ?? ok(`${origin} answers ${how}`);
  },
};

const signIn: Check = {
  id: "quickbase.sign-in",
  title: "Quickbase sign-in",
  settings: [],
  after: ["quickbase.realm"],
  async run({ config, quickbase }) {
    try {
      const name = await quickbase.self();
      return ok(`${config.quickbase.signIn.mode} accepted; invitation emails come from ${name}`);
    } catch (error) {
      return toQuickbaseTrouble(error);
    }
  },
};

function application(appDbid: string): Check {
  return {
    id: `quickbase.application.${appDbid}`,
    title: `Application ${appDbid}`,
    settings: [],
    after: ["quickbase.sign-in"],
    async run({ quickbase }) {
      try {
        const { name, roles } = await quickbase.application(appDbid);
        const offered = roles.filter(isOffered);
        const rest = roles.filter((role) => !isOffered(role));
        const notOffered = rest.length === 0 ? "" : `; not offered: ${rest.map(withAccess).join(", ")}`;
        return offered.length > 0
          ? ok(`"${name}" offers ${offered.map(withAccess).join(", ")}${notOffered}`)
          : failed(
              `"${name}" has no role to offer${notOffered}`,
              "Add a role without full administration to the application, or remove it from QUICKBASE_APPS.",
            );
      } catch (error) {
        return toQuickbaseTrouble(error);
      }
    },
  };
}

/** A role with what sets it apart from one that only uses the application. */
function withAccess(role: QuickbaseRole): string {
  return `${role.name}${NOTES[accessOf(role)]}`;
}

const NOTES: Record<ReturnType<typeof accessOf>, string> = {
  basic: "",
  sharing: " (with Sharing)",
  administrator: " (administrator)",
  "not known": " (Quickbase doesn't say what it may do)",
};

function rights(appDbid: string): Check {
  return {
    id: `quickbase.rights.${appDbid}`,
    title: `Giving roles in ${appDbid}`,
    settings: [],
    after: [`quickbase.application.${appDbid}`],
    async run(parts) {
      try {
        return await checkRights(parts, appDbid);
      } catch (error) {
        return toQuickbaseTrouble(error);
      }
    },
  };
}

/**
 * No read says outright who may give roles. It follows from the access level of qb-invite's own roles; where they do
 * not show it, from being shown the user list, which takes the same permission
 * (https://help.quickbase.com/docs/api-userroles).
 */
async function checkRights({ quickbase }: Parts, appDbid: string): Promise<Finding> {
  const roles = await quickbase.ownRoles(appDbid);
  const role = roles.find(mayGiveRoles);
  if (role !== undefined) return ok(`allowed by its own role "${role.name}" (${role.access?.name})`);
  const [{ name }, error] = await Promise.all([
    quickbase.application(appDbid),
    failureOf(quickbase.listUsers(appDbid)),
  ]);
  if (error === null) return ok("allowed: Quickbase shows it the user list");
  if (!(error instanceof QuickbaseRefusedError) || error.errcode !== INSUFFICIENT_PERMISSIONS) throw error;
  const held = roles.map((each) => `"${each.name}"`).join(", ");
  return failed(
    `not allowed with ${held === "" ? "no role" : `the role ${held}`} in "${name}"`,
    `Give ${await quickbase.self()} a role with Basic Access with Sharing there.`,
  );
}

function mayGiveRoles(role: QuickbaseRole): boolean {
  return ["administrator", "sharing"].includes(accessOf(role));
}

/** Null when it did not fail. */
async function failureOf(doing: Promise<unknown>): Promise<unknown> {
  try {
    await doing;
    return null;
  } catch (error) {
    return error;
  }
}
