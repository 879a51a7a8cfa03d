import { type Approvers, type Decidable, isOneOf, obstacleTo, type Policy } from "./policy.ts";
import type { Clock, Directory } from "./ports.ts";
import type { UserId } from "./values.ts";

/** Who of the approvers could decide a request: what is said of it, never a right. */
export type Deciders = {
  /** Those of whom it is known, to name them; "nobody" when it is known that there is none. */
  named(request: Decidable, but: UserId): Promise<Approvers | "nobody">;
  /** What is known when a request is asked for: whether nobody at all could decide it, and who of those named cannot. */
  atAsking(request: Decidable): Promise<{ nobody: boolean; unable: readonly UserId[] }>;
};

/** So many people are looked up at a time, and at most so many in all for one answer. */
const AT_ONCE = 4;
const MOST_LOOKED_UP = 20;
/**
 * To name people is a courtesy. Somebody who presses a button over and over must not use up with it the look-ups
 * that rights are checked with, of which Slack gives about 100 a minute.
 */
const NAMINGS_A_MINUTE = 30;
const MINUTE_MS = 60_000;

type Verdict = "can" | "cannot" | "not known";

/** Looks at the approvers of the policy by facts that are fresh. */
export function createDeciders(ports: { directory: Directory; policy: Policy; clock: Clock }): Deciders {
  const { directory, policy, clock } = ports;
  const sparing = createSparing(directory, clock);
  const { userIds, groupIds } = policy.approvers;
  return {
    async named(request, but) {
      const judge = createJudge(sparing, request, [but]);
      const people = await judgeEach(userIds.slice(0, MOST_LOOKED_UP), judge.person);
      const groups = await judgeEach(groupIds, judge.group);
      const able = (judged: readonly [string, Verdict][]) =>
        judged.flatMap(([id, verdict]) => (verdict === "can" ? [id] : []));
      const isNobody =
        userIds.length <= MOST_LOOKED_UP &&
        [...people, ...groups].every(([, verdict]) => verdict === "cannot");
      return isNobody ? "nobody" : { userIds: able(people), groupIds: able(groups) };
    },
    async atAsking(request) {
      const judge = createJudge(directory, request, []);
      const people = await judgeEach(userIds.slice(0, MOST_LOOKED_UP), judge.person);
      const unable = people.flatMap(([id, verdict]) => (verdict === "cannot" ? [id] : []));
      if (unable.length < userIds.length) return { nobody: false, unable };
      for (const groupId of groupIds)
        if ((await judge.group(groupId)) !== "cannot") return { nobody: false, unable };
      return { nobody: true, unable };
    },
  };
}

function createJudge(directory: Directory, request: Decidable, but: readonly UserId[]) {
  const person = async (userId: UserId): Promise<Verdict> => {
    try {
      const facts = await directory.member(userId);
      if (facts !== null && isOneOf(facts, but)) return "cannot";
      return obstacleTo(facts, { ...request, isApprover: true }) === null ? "can" : "cannot";
    } catch {
      return "not known";
    }
  };
  /** "can" as soon as one is found. */
  const anyOf = async (userIds: readonly UserId[]): Promise<Verdict> => {
    let verdict: Verdict = userIds.length > MOST_LOOKED_UP ? "not known" : "cannot";
    for (let at = 0; at < Math.min(userIds.length, MOST_LOOKED_UP); at += AT_ONCE) {
      const some = await Promise.all(userIds.slice(at, at + AT_ONCE).map(person));
      if (some.includes("can")) return "can";
      if (some.includes("not known")) verdict = "not known";
    }
    return verdict;
  };
  const group = async (groupId: string): Promise<Verdict> => {
    try {
      return await anyOf((await directory.membersOf(groupId)) ?? []);
    } catch {
      return "not known";
    }
  };
  return { person, anyOf, group };
}

async function judgeEach(
  ids: readonly string[],
  judge: (id: string) => Promise<Verdict>,
): Promise<readonly [string, Verdict][]> {
  const judged: [string, Verdict][] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    judged.push(
      ...(await Promise.all(
        ids.slice(at, at + AT_ONCE).map(async (id): Promise<[string, Verdict]> => [id, await judge(id)]),
      )),
    );
  return judged;
}

/** A directory that stops answering when it was asked too often within a minute. */
function createSparing({ member, membersOf }: Directory, clock: Clock): Directory {
  let asked: number[] = [];
  const ask = async <T>(asking: () => Promise<T>): Promise<T> => {
    const now = clock.now().getTime();
    asked = asked.filter((at) => now - at < MINUTE_MS);
    if (asked.length >= NAMINGS_A_MINUTE) throw new Error("Cannot look up more people to name them");
    asked.push(now);
    return asking();
  };
  return {
    member: (userId) => ask(() => member(userId)),
    membersOf: (groupId) => ask(() => membersOf(groupId)),
  };
}
