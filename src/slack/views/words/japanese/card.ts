import type { ApproversNamed, Instead, StandingCounts, Who } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { and, when } from "./tools.ts";
import { countOf, countPeople, people } from "./who.ts";

const WITH: Record<Instead, string> = {
  "another role": "別のロールで",
  "what is missing": "不足している情報を補って",
};

/** The card in the approval channel, and what stands in its thread. */
export const card = {
  canDecide: ({ approvers, until }: { approvers: ApproversNamed; until: Date }) =>
    approvers === null
      ? say`承認・却下の期限は${when(until)}です。`
      : say`承認・却下できるのは${approvers}です（期限：${when(until)}）。`,
  /** Until then there is no Approve. */
  checking: ({ count }: { count: number }) =>
    say`${countPeople(count)}をQuickbaseで確認しています。却下は今すぐ、承認は数秒後にできます。`,
  listing: ({ count }: { count: number }) =>
    say`このカードのスレッドに${countPeople(count)}を追加しています。却下は今すぐ、承認は全員の追加後にできます。`,
  sum({ all, isNew, hasAccount, inRole, notChecked, outside }: StandingCounts) {
    const groups = [
      isNew > 0 ? `アカウントなし${countPeople(isNew)}` : "",
      hasAccount > 0 ? `アカウントあり${countPeople(hasAccount)}` : "",
      inRole > 0 ? `ロール付与済み${countPeople(inRole)}` : "",
      notChecked > 0 ? `未確認${countPeople(notChecked)}` : "",
    ].filter((group) => group !== "");
    const from = outside === null ? "" : `${outside.domain}以外は${countPeople(outside.count)}。`;
    return say`${countPeople(all)}：${and(groups)}。${from}`;
  },
  /** Why some could not be checked, said once for all of them. */
  notChecked: ({ who, problem }: { who: Who; problem: string }) =>
    say`${people(who)}を確認できませんでした（${problem}）。それでも承認できます。確認は承認後にqb-inviteが行います。`,
  othersInThread: ({ count }: { count: number }) =>
    say`ほか${countPeople(count)}は、このカードのスレッドに記載しています。`,
  resultInThread: say`全員の結果は、このカードのスレッドにあります。`,
  reasonInThread: say`却下の理由は、このカードのスレッドにあります。`,
  needsNewRequest: ({ who, instead, by }: { who: Who; instead: Instead; by: Piece }) =>
    say`${people(who)}は、再試行しても招待できません。${by}さんが${WITH[instead]}申請し直す必要があります。`,

  approve: "承認する",
  deny: "却下する",
  retry: ({ who }: { who: Who }) => `${people(who)}の招待を再試行する`,
  sendAgain: ({ who }: { who: Who }) => `${people(who)}にメールを再送信する`,
  sendAgainTitle: "メールを再送信しますか？",
  sendAgainText: ({ who }: { who: Who }) =>
    countOf(who) === 1
      ? `${people(who)}への招待メールが送信されたかどうか、Quickbaseから確認が取れていません。すでに届いている場合は2通目になります。`
      : `${people(who)}への招待メールが送信されたかどうか、Quickbaseから確認が取れていません。すでに届いている人には2通目になります。`,
  sendAgainYes: "再送信する",
  cancel: "キャンセル",

  /** In its thread. */
  approvedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by}さんが${requester}さんの申請を承認しました。進み具合はカードに表示されます。結果はここに投稿します。`,
  /** Where the result follows in the same message. */
  approvedAndDone: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by}さんが${requester}さんの申請を承認しました。`,
  deniedInThread: ({ by, requester }: { by: Piece; requester: Piece }) =>
    say`${by}さんが${requester}さんの申請を却下しました。招待は行われませんでした。`,
};
