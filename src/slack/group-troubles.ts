import type { Directory, Log } from "../invite/ports.ts";

/**
 * A directory that tells the operator of each group that cannot be read: once, and not for every click, until it
 * can be read again.
 */
export function tellGroupTroubles<D extends Directory>(directory: D, log: Log): D {
  const troubled = new Set<string>();
  const begins = (groupId: string): boolean => {
    const isNew = !troubled.has(groupId);
    troubled.add(groupId);
    return isNew;
  };
  return {
    ...directory,
    async membersOf(groupId) {
      try {
        const members = await directory.membersOf(groupId);
        if (members !== null) troubled.delete(groupId);
        else if (begins(groupId))
          log.warn({ groupId }, "A group of APPROVERS does not exist any more: nobody is an approver by it");
        return members;
      } catch (error) {
        if (begins(groupId))
          log.warn({ groupId, error }, "Cannot look up in a group of APPROVERS whether somebody may decide");
        throw error;
      }
    },
  };
}
