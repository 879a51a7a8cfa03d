import type { AnswerFaultFacts, NoAnswer, Oddity, RoleTrouble, Trouble } from "../../../../invite/trouble.ts";
import { meaningOf } from "../meanings.ts";
import { REFUSED } from "./errcodes.ts";

type Given = {
  trouble: Trouble;
  /** The name of the role that was asked for. */
  role: string;
};

const OF_ROLE: Record<RoleTrouble, string> = {
  "role gone": "はなくなりました。別のロールで申請し直してください。",
  "role grown":
    "は管理者のロールになりました。qb-inviteは管理者のロールを付与しません。別のロールで申請し直すか、このロールを元に戻してもらってください。",
  "role not clear":
    "は付与しませんでした。このロールでできることを、Quickbaseが示さなくなったためです。アプリケーションの管理者に確認を依頼してください。",
  "role may share":
    "は、申請の後にアプリケーションを共有できるようになりました。これは承認されていません。承認を得るために申請し直すか、ロールを元に戻してもらってください。",
};

const SILENCES: Record<NoAnswer, string> = {
  "could not sign in": "qb-inviteのサインインにQuickbaseが応答していません",
  "could not connect": "Quickbaseが応答していません",
  "request not fully written": "Quickbaseとの接続が切れました",
  "no answer": "Quickbaseは要求を受け取りましたが、応答しませんでした",
  throttled: "Quickbaseから頻度を下げるよう求められています",
  unavailable: "Quickbaseが利用できない状態です",
  "server error": "Quickbaseのサーバーでエラーが起きました",
  "gateway timeout": "Quickbaseが時間内に応答しませんでした",
  aborted: "qb-inviteが打ち切るまでに、Quickbaseの応答がありませんでした",
};

const ODDITIES: Record<
  Exclude<Oddity, "no element" | "empty element" | "no attribute" | "error of http">,
  string
> = {
  anonymous: "匿名の呼び出しとして扱われました",
  "another address": "別のアドレスについての応答です",
  "another person": "別の人についての応答です",
  "another udata": "udataが別の呼び出しのものです",
  "another action": "actionが別の呼び出しのものです",
  "no udata": "udataがありません",
  "no action": "actionがありません",
  "no call": "どの呼び出しへの拒否か示されていません",
};

function fault({ fault, statusCode, oddity, part }: AnswerFaultFacts): string {
  switch (fault) {
    case "turned-away":
      return statusCode === null ? "HTTP" : `HTTP ${statusCode}`;
    case "too-large":
      return "大きすぎます";
    case "unreadable":
      return "QuickbaseのXMLではありません";
    case "unexpected":
      return oddity === null ? "求めたものではありません" : odd(oddity, { statusCode, part });
  }
}

function odd(oddity: Oddity, { statusCode, part }: Pick<AnswerFaultFacts, "statusCode" | "part">): string {
  switch (oddity) {
    case "no element":
      return `<${part}>がありません`;
    case "empty element":
      return `<${part}>が空です`;
    case "no attribute":
      return `属性「${part}」がありません`;
    case "error of http":
      return `HTTP ${statusCode}なのにerrcodeが0です`;
    default:
      return ODDITIES[oddity];
  }
}

function reason({ trouble, role }: Given): string {
  switch (trouble.why) {
    case "refused":
      return trouble.told ?? REFUSED[meaningOf(trouble.errcode)];
    case "asked to wait":
      return `${trouble.errcode}、「${trouble.errtext}」`;
    case "no usable answer":
      return `Quickbaseの応答が使えません：${fault(trouble)}`;
    case "kept out":
      return "Quickbaseがqb-inviteのアクセスを受け付けません。qb-inviteの管理者に確認を依頼してください。";
    case "role gone":
    case "role grown":
    case "role may share":
    case "role not clear":
      return `ロール「${role}」${OF_ROLE[trouble.why]}`;
    case "exists yet not found":
      return "アカウントがあるのに見つからないと、Quickbaseが答えています。この人を探すよう、Quickbaseのレルムの管理者に依頼してください。";
    case "interrupted":
      return "Quickbaseが応答する前に、qb-inviteが中断されました";
    case "told":
      return trouble.text;
    default:
      return SILENCES[trouble.why];
  }
}

/** Why something was not done, or nobody knows whether it was. */
export const trouble = {
  /** As it stands after a colon, or in brackets. */
  reason,
  /** For somebody who was refused: whole sentences, with who can fix it. */
  refusal(given: Given): string {
    const { trouble } = given;
    if (trouble.why !== "no usable answer") return reason(given);
    return trouble.fault === "turned-away"
      ? `Quickbaseのアドレスから、応答ではなくWebページが返されました（${fault(trouble)}）。この人には何も行われていません。`
      : `Quickbaseの応答が使えません：${fault(trouble)}。この人には何も行われていません。`;
  },
};
