import type { Place } from "../place.ts";

/** What somebody looks at in a column. */
export type ColumnPlace = Pick<Place, "in" | "thread">;

/** Who stands side by side, and what each looks at. */
export type Columns = Record<"ana" | "lee", ColumnPlace>;

/** As the story begins: Ana where everybody talks, Lee where requests arrive. */
export const COLUMNS_AT_FIRST: Columns = {
  ana: { in: "general", thread: "" },
  lee: { in: "quickbase-approvals", thread: "" },
};

/** The columns after somebody was led somewhere. */
export function moved(
  columns: Columns,
  { as, in: key, thread }: { as: string; in: string | undefined; thread: string | undefined },
): Columns {
  if (as !== "ana" && as !== "lee") return columns;
  const before = columns[as];
  return { ...columns, [as]: { in: key ?? before.in, thread: thread ?? (key ? "" : before.thread) } };
}
