import type { FinishedRequest, InviteRequest, LogEntry } from "./request.ts";

type Again = Extract<LogEntry, { kind: "again" }>;

/** The last time that somebody asked once more; null when nobody did. */
export function findLastAgain({ invitees }: InviteRequest): Again | null {
  const asked = invitees.flatMap(({ log }) => log.filter((entry) => entry.kind === "again"));
  return asked.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
}

/** The request as it was at the end of an earlier round; null where it had none of that number. */
export function findRound(request: FinishedRequest, round: number): FinishedRequest | null {
  if (request.round === round) return request;
  const before = findRoundBefore(request);
  return before === null ? null : findRound(before, round);
}

function findRoundBefore(request: FinishedRequest): FinishedRequest | null {
  const last = findLastAgain(request);
  if (last === null || request.round < 2) return null;
  const invitees = request.invitees.map((invitee) => {
    // All of a round are asked for at one moment.
    const from = invitee.log.findIndex(
      (entry) => entry.kind === "again" && entry.at.getTime() === last.at.getTime(),
    );
    return from === -1 ? invitee : { ...invitee, log: invitee.log.slice(0, from) };
  });
  return { ...request, status: "needs attention", round: request.round - 1, invitees };
}
