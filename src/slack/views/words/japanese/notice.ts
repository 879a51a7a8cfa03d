import type { ChannelTrouble, What } from "../parts.ts";
import { type Sentence, say } from "../say.ts";
import { when } from "./tools.ts";
import { people } from "./who.ts";

/** What the requester reads of a request that waits. */
export const notice = {
  withdraw: "取り下げる",
  withdrawTitle: "この申請を取り下げますか？",
  withdrawText: "招待は行われません。いつでももう一度申請できます。",
  withdrawYes: "取り下げる",
  withdrawNo: "取り下げない",

  /** The approvers do not have it. */
  notSeenYet: ({ who, application, role }: What) =>
    say`${people(who)}を${application}へ招待する申請（ロール：${role}）は保存しましたが、承認者にはまだ届いていません。`,
  cannotDecideYet: ({ who, application, role }: What) =>
    say`${people(who)}を${application}へ招待する申請（ロール：${role}）は保存しましたが、承認者はまだ承認も却下もできません。`,
  channelTrouble({ trouble }: { trouble: ChannelTrouble }): Sentence {
    switch (trouble) {
      case "no such channel":
        return say`承認用のチャンネルがないか、qb-inviteからは見えません。`;
      case "not a member":
        return say`qb-inviteが承認用のチャンネルに参加していません。`;
      case "archived":
        return say`承認用のチャンネルがアーカイブされています。`;
      case "no direct messages":
        return say`qb-inviteとのダイレクトメッセージがオフになっています。`;
      case "no thread":
        return say`Slackがそこではスレッドを許可していません。`;
      case "no messages left":
        return say`ワークスペースのメッセージ数が上限に達しています。`;
      case "switched off":
        return say`管理者が承認用のチャンネルへのメッセージをオフにしています（ekm_access_denied）。`;
      case "may not post":
        return say`ワークスペースの設定により、qb-inviteは承認用のチャンネルに投稿できません。`;
      default:
        return say`Slackがメッセージを受け付けません（${trouble.refusal}）。`;
    }
  },
  keepsTrying: ({ until }: { until: Date }) =>
    say`qb-inviteは${when(until)}まで再試行を続けます。下の参照番号を添えて、qb-inviteの管理者に連絡してください。`,
  doesNotTryAgain: say`qb-inviteはこれ以上再試行しません。下の参照番号を添えて、qb-inviteの管理者に連絡してください。申請は、取り下げてからもう一度送ることもできます。`,
};
