import type { Names } from "../blocks/read-text.ts";
import type { Workspace } from "../state/workspace.ts";

/** What people call each other and their channels in this workspace. */
export function namesIn(workspace: Workspace): Names {
  return {
    person: (id) => (id === "USLACKBOT" ? "Slackbot" : (workspace.findMember(id)?.name ?? id)),
    channel: (id) => workspace.channels.get(id)?.name ?? id,
    userGroup: (id) => workspace.userGroups.get(id)?.handle ?? id,
  };
}
