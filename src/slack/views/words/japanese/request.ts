import type { What } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { day, when } from "./tools.ts";
import { people } from "./who.ts";

/** What was asked for, and what has become of it. */
export const request = {
  wants: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by}さんが、${people(who)}を${application}へ招待する申請をしています（ロール：${role}）。`,
  wanted: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by}さんが、${people(who)}を${application}へ招待する申請をしました（ロール：${role}）。`,
  youWanted: ({ who, application, role }: What) =>
    say`${people(who)}を${application}へ招待する申請をしました（ロール：${role}）。`,

  waiting: ({ until }: { until: Date }) => say`承認待ちです（期限：${when(until)}）。`,
  withApprovers: ({ until }: { until: Date }) =>
    say`承認者に送信しました（期限：${when(until)}）。結果が決まりしだい、ここでお知らせします。`,
  withdrawn: ({ by, at }: { by: Piece; at: Date }) => say`${by}さんが取り下げました（${when(at)}）。`,
  youWithdrew: ({ at }: { at: Date }) => say`この申請を取り下げました（${when(at)}）。`,
  expired: ({ at }: { at: Date }) => say`承認も却下もされないまま、${day(at)}に期限切れになりました。`,
  denied: ({ by, at }: { by: Piece; at: Date }) => say`${by}さんが却下しました（${when(at)}）。`,
  approved: ({ by, at }: { by: Piece; at: Date }) => say`${by}さんが承認しました（${when(at)}）。`,
  retried: ({ by, at }: { by: Piece; at: Date }) => say`${by}さんが再試行しました（${when(at)}）。`,
  sentAgain: ({ by, at }: { by: Piece; at: Date }) => say`${by}さんがメールを再送信しました（${when(at)}）。`,
  because: ({ reason }: { reason: string }) => say`理由：${reason}`,
  noOneInvited: say`招待は行われませんでした。`,

  reason: "理由",
  note: "招待メールに添えるメッセージ",
  denialReason: "却下の理由",
  application: "アプリケーション",
  role: "ロール",
  reference: ({ id, at }: { id: string; at: Date }) => say`参照番号：${id}（${when(at)}に申請）`,
};
