import type { AskObstacle, Obstacle } from "../../../../invite/policy.ts";
import type { ApproversNamed, Became, Deed } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, day, number, when } from "./tools.ts";
import { countPeople } from "./who.ts";

const CANNOT_DECIDE: Record<Exclude<Obstacle, "own request">, string> = {
  "not an approver": "あなたはこの申請の承認者ではありません。",
  invited: "あなたは招待される人に含まれているため、この申請を承認・却下できません。",
  "no longer a member": "このワークスペースでのあなたのアカウントは有効ではないため、承認・却下できません。",
  guest: "ゲストは申請を承認・却下できません。",
  "other workspace": "申請を承認・却下できるのは、このワークスペースのメンバーだけです。",
  "not shown as a member":
    "Slackでは、あなたはこのワークスペースのメンバーではありません。申請を承認・却下できるのはメンバーだけです。",
  bot: "ボットは申請を承認・却下できません。",
  "not verifiable":
    "あなたが承認・却下できるか、Slackに確認できませんでした。少し待ってから、もう一度お試しください。",
};

const OWN_REQUEST: Record<Deed, string> = {
  approve: "自分の申請は承認できません。",
  deny: "自分の申請は却下できません。qb-inviteからのダイレクトメッセージで取り下げられます。",
  withdraw: "自分の申請は承認・却下できません。",
  retry: "自分の申請は再試行できません。",
  "send again": "自分の申請のメールは再送信できません。",
};

const RECORDED: Record<Deed, string> = {
  approve: "この申請を承認しました。まもなくカードに表示されます。",
  deny: "この申請を却下しました。まもなくカードに表示されます。",
  withdraw: "この申請を取り下げました。招待は行われません。",
  retry: "再試行しています。まもなくカードに表示されます。",
  "send again": "メールを再送信しています。まもなくカードに表示されます。",
};

const NOT_RECORDED: Record<Deed, string> = {
  approve: "承認は記録されませんでした。",
  deny: "却下は記録されませんでした。",
  withdraw: "もう取り下げられません。",
  retry: "再試行は行われませんでした。",
  "send again": "再送信は行われませんでした。",
};

const CANNOT_ASK: Record<AskObstacle, string> = {
  "other workspace":
    "送信されませんでした。ここで招待を申請できるのは、このワークスペースのメンバーだけです。",
  "not shown as a member":
    "送信されませんでした。Slackでは、あなたはこのワークスペースのメンバーではありません。ここで招待を申請できるのはメンバーだけです。",
  "no longer a member":
    "送信されませんでした。このワークスペースでのあなたのアカウントは有効ではありません。",
  bot: "送信されませんでした。ボットは招待を申請できません。",
  "not verifiable":
    "送信されませんでした。あなたがこのワークスペースのメンバーか、Slackに確認できませんでした。少し待ってから、もう一度お試しください。",
};

/** What only one person reads: why a click or a form did nothing, and what to do. */
export const privately = {
  /** A request is on its way. */
  sent: say`承認者に送信しました。結果が決まりしだい、メッセージでお知らせします。`,

  /** The same form arrived once more. */
  sentAlready: say`この申請は送信済みで、承認者に届いています。`,

  cannotDecide({ obstacle, deed }: { obstacle: Obstacle; deed: Deed }): Sentence {
    return say`${obstacle === "own request" ? OWN_REQUEST[deed] : CANNOT_DECIDE[obstacle]}`;
  },
  /** Who can, after that. */
  whoCanDecide({ approvers }: { approvers: ApproversNamed | "nobody" }): Sentence {
    if (approvers === "nobody")
      return say`今は、ほかに承認・却下できる人がいません。qb-inviteの管理者に連絡してください。`;
    return approvers === null ? say`ほかの承認者に依頼してください。` : say`${approvers}に依頼してください。`;
  },
  /** Somebody or something was first; `by` is null where it was the reader. */
  tooLate({ became, by, at }: { became: Became; by: Piece | null; at: Date }): Sentence {
    switch (became) {
      case "approved":
        return by === null
          ? say`あなたはこの申請をすでに承認しました（${when(at)}）。`
          : say`この申請は、${by}さんがすでに承認しました（${when(at)}）。`;
      case "denied":
        return by === null
          ? say`あなたはこの申請をすでに却下しました（${when(at)}）。`
          : say`この申請は、${by}さんがすでに却下しました（${when(at)}）。`;
      case "withdrawn":
        return by === null
          ? say`あなたはこの申請を取り下げました（${when(at)}）。`
          : say`この申請は、${by}さんが取り下げました（${when(at)}）。`;
      case "expired":
        return say`この申請は、承認も却下もされないまま、${day(at)}に期限切れになりました。`;
    }
  },
  /** What was done counts, while Slack takes its time to show it. */
  recorded: ({ deed }: { deed: Deed }) => say`${RECORDED[deed]}`,
  notRecorded: ({ deed }: { deed: Deed }) => say`${NOT_RECORDED[deed]}`,
  /** The message with the button showed the request as it was before. */
  moved: say`この申請は少し前に変わったため、何も記録されませんでした。内容をもう一度確認してから操作してください。`,
  movedSince: say`ほかの人が先に操作したか、もう必要な操作がありません。申請の状況はカードで確認できます。`,
  onlyRequesterWithdraws: ({ requester }: { requester: Piece }) =>
    say`この申請を取り下げられるのは、${requester}さんだけです。`,
  onlyRequesterAsksAgain: ({ requester, command }: { requester: Piece; command: string }) =>
    say`ここから再申請できるのは${requester}さんだけです。ご自分で申請するには、${command}と入力してください。`,
  unknownRequest: ({ command }: { command: string }) =>
    say`qb-inviteにこの申請の記録がありません。${command}でもう一度申請するか、qb-inviteの管理者に連絡してください。`,

  /** From another workspace or another app. */
  onlyMembersDecide: say`申請を承認・却下できるのは、このワークスペースのメンバーだけです。`,
  onlyMembersAsk: say`ここで招待を申請できるのは、このワークスペースのメンバーだけです。`,
  anotherApp: say`変更されませんでした。これは別のアプリのものです。`,
  workspaceNotSaid: say`変更されませんでした。どのワークスペースからの操作か、Slackが示しませんでした。`,

  oldButton: ({ command }: { command: string }) =>
    say`このボタンは古いものです。今のボタンは、この申請についての最新のメッセージにあります。自分の申請は${command} statusで確認できます。`,
  oldForm: ({ command }: { command: string }) =>
    say`このフォームは古いため、何も送信されませんでした。新しいフォームを開くには、${command}と入力してください。`,
  unreadable: ({ command }: { command: string }) =>
    say`qb-inviteが読み取れなかったため、何も変更されませんでした。もう一度試すか、${command} helpと入力してください。`,
  internalError: ({ reference }: { reference: string }) =>
    say`qb-inviteで問題が起きました。もう一度お試しください。繰り返す場合は、${reference}を添えてqb-inviteの管理者に連絡してください。`,
  notSaved: ({ reference }: { reference: string }) =>
    say`qb-inviteのディスクに空きがないため、何も保存されませんでした。${reference}を添えてqb-inviteの管理者に連絡し、後でもう一度お試しください。`,

  /** About asking. */
  cannotAsk: ({ obstacle }: { obstacle: AskObstacle }): string => CANNOT_ASK[obstacle],
  lookingUpMembers: say`メンションした人を確認しています…`,
  tooManyMentions: ({ count, most }: { count: number; most: number }) =>
    say`一度に招待できるのは${countPeople(most)}までです。${countPeople(count)}がメンションされています。${number(Math.ceil(count / most))}件の申請に分けてください。`,
  commandTooLong: ({ command }: { command: string }) =>
    say`長すぎて読み取れず、何も送信されませんでした。${command}と入力し、リストをフォームに貼り付けてください。`,
  tooSlow: say`Slackがフォームを開くのに時間がかかりすぎました。もう一度お試しください。`,
  formTooOld: ({ command }: { command: string }) =>
    say`このフォームは古すぎるため、何も送信されませんでした。${command}と入力し、もう一度記入してください。`,
  /** The problem is a whole sentence, and about a form below this one. */
  notSent: ({ problem }: { problem: string }) =>
    say`送信されませんでした。${problem}最初のフォームに戻るには、このフォームを閉じてください。`,
  sentBefore: say`この申請は送信済みです。変更するには、qb-inviteからのダイレクトメッセージで取り下げてから、新しく申請してください。`,
  repeated: ({ addresses }: { addresses: readonly string[] }) =>
    say`${and(addresses)}が2回以上入力されています。1回として数えます。`,

  /** In place of an address, in the field for people. */
  notInSlack: ({ handle }: { handle: string }) =>
    `${handle}（Slackに登録がないか、qb-inviteには表示されません）`,
  noAnswerFor: ({ handle }: { handle: string }) =>
    `${handle}（Slackが応答しませんでした。アドレスを入力してください）`,
};
