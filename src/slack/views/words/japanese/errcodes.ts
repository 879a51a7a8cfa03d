import type { Meaning } from "../meanings.ts";

/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
export const REFUSED: Record<Meaning, string> = {
  done: "Quickbaseは依頼どおりに処理しました。",
  "error of its own":
    "Quickbaseの内部エラーです。再試行してください。続く場合は、Quickbaseのサポートに相談してください。",
  "input not accepted":
    "入力内容をQuickbaseが受け付けませんでした。メールアドレス、名前、ロールを確認してください。",
  "no permission":
    "qb-inviteにはQuickbaseでこの操作をする権限がありません。アプリケーションでのロールの確認を、qb-inviteの管理者に依頼してください。",
  "sign-in rejected":
    "Quickbaseがqb-inviteのサインインを受け付けませんでした。サインイン情報の更新を、qb-inviteの管理者に依頼してください。",
  "call not understood":
    "Quickbaseが理解できない処理をqb-inviteが送りました。qb-inviteの管理者に連絡してください。",
  "programs not let in":
    "このアプリケーションはプログラムからのアクセスを許可していません。設定の変更を、アプリケーションの管理者に依頼してください。",
  "records or reports":
    "レコードまたはレポートの問題をQuickbaseが知らせてきました。qb-inviteの管理者に連絡してください。",
  "no such application":
    "Quickbaseでアプリケーションが見つかりません。設定の確認を、qb-inviteの管理者に依頼してください。",
  "no such account":
    "Quickbaseでアカウントが見つかりません。設定の確認を、qb-inviteの管理者に依頼してください。",
  "no such realm": "Quickbaseでレルムが見つかりません。設定の確認を、qb-inviteの管理者に依頼してください。",
  "network address not allowed":
    "qb-inviteのネットワークからのアクセスをQuickbaseが許可していません。アドレスの許可を、qb-inviteの管理者に依頼してください。",
  "wrong password":
    "Quickbaseがqb-inviteのユーザー名とパスワードを受け付けませんでした。修正を、qb-inviteの管理者に依頼してください。",
  "person gone": "この人がQuickbaseで見つからなくなりました。この人の招待を新しく申請してください。",
  "plan does not allow it":
    "Quickbaseのプランでは、この操作はできません。Quickbaseアカウントの管理者に相談してください。",
  "application token missing":
    "このアプリケーションにはアプリケーショントークンが必要です。追加を、qb-inviteの管理者に依頼してください。",
  "never registered":
    "この人は以前に招待されましたが、登録が済んでいません。届いているメールから登録するよう、本人に伝えてください。",
  "kept in the directory":
    "この人のアカウントは会社のディレクトリで管理されています。ディレクトリの管理者に相談してください。",
  "blocked in the realm":
    "この人はQuickbaseのレルムでブロックされています。先にレルムの管理者がブロックを解除する必要があります。",
  "something missing": "Quickbaseに必要な情報が足りません。姓と名を確認してください。",
  "must sign in once":
    "qb-inviteのユーザーがQuickbaseに一度サインインする必要があります。qb-inviteの管理者に依頼してください。",
  "changed at the same moment": "ほかの人が同時に同じものを変更しました。再試行してください。",
  "application being changed": "アプリケーションが変更中です。数分後に再試行してください。",
  "no room left":
    "Quickbaseの容量がいっぱいです。空きを作るよう、Quickbaseアカウントの管理者に依頼してください。",
  "account suspended":
    "Quickbaseアカウントが停止されています。Quickbaseアカウントの管理者に対応を依頼してください。",
  "no right":
    "qb-inviteにはQuickbaseでこの操作をする権限がありません。権限の確認を、qb-inviteの管理者に依頼してください。",
  "asked too often": "Quickbaseへの問い合わせが多すぎます。数分後に再試行してください。",
  "answer too large": "Quickbaseの応答が大きくなりすぎます。qb-inviteの管理者に連絡してください。",
  "took too long":
    "Quickbaseの処理に時間がかかりすぎました。後から完了した可能性があります。再試行の前にQuickbaseで確認してください。",
  "token not assigned":
    "qb-inviteにはこのアプリケーションへのアクセス権がありません。トークンの割り当てを、qb-inviteの管理者に依頼してください。",
  "no such group": "Quickbaseでグループが見つかりません。",
  "technical problems": "Quickbaseに技術的な問題が起きています。しばらくしてから再試行してください。",
  "heavy traffic": "Quickbaseが通常より混み合っています。数分後に再試行してください。",
  "no such role": "ロールが削除された可能性があります。別のロールで申請し直してください。",
  "has an account": "この人はすでにQuickbaseのアカウントを持っています。",
  "not in the role": "この人にはこのロールが付与されていません。",
  "in the role": "この人にはすでにこのロールが付与されています。",
  "only for administrators":
    "この操作は管理者にしかできず、qb-inviteは管理者ではありません。qb-inviteの管理者に確認を依頼してください。",
  "application suspended":
    "支払いの問題で、アプリケーションが停止されています。Quickbaseアカウントの管理者に対応を依頼してください。",
  "not documented": "Quickbaseが受け付けませんでした。qb-inviteの管理者に連絡してください。",
};
