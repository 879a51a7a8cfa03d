import type { Names, Remedy } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, when } from "./tools.ts";
import { names, REMEDIES } from "./who.ts";

/** The Home tab, and what the command says of somebody's requests. */
export const home = {
  title: "Quickbaseへの招待",
  opening: "自分やほかの人のために、Quickbaseアプリケーションへのアクセスを申請できます。",
  newInvitation: "新しい招待",
  yourRequests: "自分の申請",
  none: "招待の申請はまだありません。",
  noneYet: ({ command }: { command: string }) =>
    say`招待の申請はまだありません。始めるには、${command}と入力してください。`,
  newest: ({ count, command }: { count: number; command: string }) =>
    `最新の${number(count)}件の申請です。今の状況を見るには、${command} statusと入力してください（どこからでも使えます）。`,
  last: ({ count }: { count: number }) =>
    count === 1 ? say`最新の申請：` : say`最新の${number(count)}件の申請：`,
  asked: ({
    who,
    application,
    role,
    at,
    id,
  }: {
    who: Names;
    application: Piece;
    role: Piece;
    at: Date;
    id: string;
  }) => say`${names(who)}を${application}へ招待（ロール：${role}）、${when(at)}に申請（${id}）`,
  canWithdraw: say`qb-inviteからのダイレクトメッセージで取り下げられます。`,
  approversCan: ({ remedy }: { remedy: Remedy }) => say`承認者がカードから${REMEDIES[remedy]}。`,
  canAskAgain: ({ command }: { command: string }) => say`${command}でもう一度申請できます。`,
};
