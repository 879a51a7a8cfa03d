/** What Quickbase's numbers mean for somebody in Slack. Numbers after which the same is to be done share a meaning. */
const ERRCODES = {
  done: [0],
  "error of its own": [1, 84, 85],
  "input not accepted": [2],
  "no permission": [3],
  "sign-in rejected": [4, 22],
  "call not understood": [5, 6, 8, 11, 102, 103],
  "programs not let in": [7],
  "records or reports": [9, 10, 25, 26, 30, 31, 33, 34, 35, 36, 37, 38, 51, 52, 53, 54, 75, 76, 120],
  "no such application": [12, 14, 32, 81],
  "no such account": [13],
  "no such realm": [15],
  "network address not allowed": [19],
  "wrong password": [20],
  "person gone": [21],
  "plan does not allow it": [23, 150, 151],
  "application token missing": [24],
  "never registered": [27],
  "kept in the directory": [28],
  "blocked in the realm": [29],
  "something missing": [50],
  "must sign in once": [55],
  "changed at the same moment": [60],
  "application being changed": [61],
  "no room left": [70, 71, 78],
  "account suspended": [73],
  "no right": [74],
  "asked too often": [77],
  "answer too large": [80],
  "took too long": [82],
  "token not assigned": [83],
  "no such group": [87],
  "technical problems": [100, 101, 105],
  "heavy traffic": [104],
  "no such role": [110],
  "has an account": [111],
  "not in the role": [112],
  "in the role": [113],
  "only for administrators": [114],
  "application suspended": [152],
} as const satisfies Record<string, readonly number[]>;

/** What a number means, or that Quickbase does not document it. */
export type Meaning = keyof typeof ERRCODES | "not documented";

const MEANINGS: ReadonlyMap<number, Meaning> = new Map(
  Object.entries(ERRCODES).flatMap(([meaning, errcodes]) =>
    errcodes.map((errcode) => [errcode, meaning as Meaning] as const),
  ),
);

/** What a number of Quickbase's means. */
export function meaningOf(errcode: number): Meaning {
  return MEANINGS.get(errcode) ?? "not documented";
}
