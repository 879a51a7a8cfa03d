import type { RolesTrouble } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number } from "./tools.ts";
import { countPeople } from "./who.ts";

/** What several forms have. */
export const forms = {
  cancel: "キャンセル",
  close: "閉じる",
  back: "戻る",
  next: "次へ",
  send: "申請を送信する",

  /** Above a form that only tells something. */
  notSent: "送信されませんでした",
  notDenied: "却下されませんでした",
  nothingChanged: "変更されませんでした",
  sent: "送信しました",
  sentBefore: "送信済みです",
};

/** Who, which application, which role, and why. */
export const askForm = {
  title: "招待を申請",
  application: "アプリケーション",
  /** Where there is only one, instead of a choice. */
  onlyApplication: ({ name }: { name: string }) => `アプリケーション：${name}`,
  onlyApplicationLoading: "アプリケーション：名前を読み込み中…",
  noApplication: "今は利用できるアプリケーションがありません。",
  role: "ロール",
  loadingRoles: "ロールを読み込み中…",
  rolesTrouble({ trouble }: { trouble: RolesTrouble }): string {
    switch (trouble) {
      case "no response":
        return "ロールを読み込めません。Quickbaseが応答していません。";
      case "refused":
        return "ロールを読み込めません。Quickbaseが一覧の取得を拒否しました。qb-inviteの管理者に連絡してください。";
    }
  },
  noRoles: "このアプリケーションには、ここで申請できるロールがありません。",
  reload: "再試行する",
  people: "招待する人",
  peopleHint: ({ most }: { most: number }) =>
    `1行に1人、${countPeople(most)}まで入力できます。名前がわかれば添えてください：Ana Lee <ana@acme.com>。スプレッドシートの行（名、姓、メール）も貼り付けられます。`,
  listCut: "リストが長すぎて、このフォームに入りきりませんでした。残りは別の申請で送ってください。",
  note: "招待する人へのメッセージ",
  noteHint: "Quickbaseの招待メールに記載されます。",
  reason: "理由",
  reasonHint: "アクセスが必要な理由を書いてください。承認者に表示されます。",
};

/** In a list to choose from. */
export const options = {
  typePartOfName: "名前の一部を入力",
  nameLoading: "名前を読み込み中",
  canShare: "アプリケーションの共有が可能",
  noName: "（名前なし）",
};

/** For whom Quickbase does not know. */
export const namesForm = {
  checkingTitle: "確認中",
  checking: ({ count }: { count: number }) => `${countPeople(count)}をQuickbaseで確認しています…`,
  checkingNote: "名前が必要なのは、Quickbaseに登録がない人だけです。",
  sending: "全員がQuickbaseに登録されています。申請を送信しています…",
  title: ({ page, pages }: { page: number; pages: number }) =>
    pages > 1 ? `名前（${number(page)}/${number(pages)}）` : "名前",
  explained:
    "Quickbaseには姓と名が必要です。メールアドレスから推測した名前を入力してあるので、確認してください。",
  first: ({ email }: { email: string }) => `${email}の名`,
  last: ({ email }: { email: string }) => `${email}の姓`,
  more: ({ count }: { count: number }) => `ほか${countPeople(count)}はこのページに入りません。`,
};

/** The reason of a denial. */
export const denyForm = {
  title: "申請を却下",
  submit: "却下する",
  reason: "理由",
  reasonHint: ({ requester }: { requester: string }) =>
    `${requester}さんと、このチャンネルの全員に表示されます。`,
};

/** What the command does. */
export const help = {
  opening: say`自分やほかの人のために、Quickbaseアプリケーションへのアクセスを申請できます。`,
  mistyped: ({ typed }: { typed: Piece }) =>
    say`qb-inviteに${typed}というコマンドはありません。使えるのは次のとおりです：`,
  start: ({ command }: { command: string }) => say`始めるには、${command}と入力してください。`,
  command: ({ typed }: { typed: Piece }) => say`${typed}：フォームを開きます`,
  withPeople: ({ typed, most }: { typed: Piece; most: number }) =>
    say`${typed}：この人たちを入力した状態でフォームを開きます（${countPeople(most)}まで）`,
  status: ({ typed }: { typed: Piece }) => say`${typed}：最近の申請とその状況を表示します`,
  help: ({ typed }: { typed: Piece }) => say`${typed}：この説明を表示します`,
  afterwards: say`申請は承認者が確認します。承認されると、Quickbaseが一人ひとりに招待メールを送り、qb-inviteが結果をメッセージでお知らせします。自分の申請は、qb-inviteの「ホーム」タブでも確認できます。`,
};
