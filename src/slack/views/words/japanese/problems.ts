import type { LineProblem, ListProblem } from "../../../../invite/pasted-people/line-problem.ts";
import type { NameProblem } from "../../../../invite/person-name.ts";
import type { SubmitProblem } from "../../../../invite/submit.ts";
import { number } from "./tools.ts";
import { countPeople } from "./who.ts";

function nameProblem(problem: NameProblem): string {
  switch (problem.wrong) {
    case "no name":
      return "名前を入力してください。";
    case "address as name":
      return "アドレスではなく、名前を入力してください。";
    case "no letters":
      return "文字を含む名前を入力してください。";
    case "several lines":
      return "名前は1行で入力してください。";
    case "hidden characters":
      return "この名前には見えない文字が含まれています。貼り付けずに、直接入力してください。";
    case "accents":
      return "この名前には、アクセント記号が多すぎる文字があります。";
    case "name too long":
      return `名前は${number(problem.most)}文字までです。`;
    case "mark in name":
      return `名前に「${problem.mark}」は使えません。削除してください。`;
    case "loose mark in name":
      return `名前に「${problem.mark}」だけを単独で使うことはできません。削除してください。`;
    case "mixed alphabets":
      return `「${problem.word}」には、見た目の似た異なる文字体系の文字が混ざっています。1つの文字体系で入力し直してください。`;
  }
}

/** What is wrong, at the field where it is. */
export const problems = {
  name: nameProblem,

  /** With a list of people; the text is a piece of it. */
  line(problem: LineProblem | ListProblem): string {
    switch (problem.wrong) {
      case "not an address":
        return `「${problem.text}」はメールアドレスではありません。`;
      case "accent in address":
        return `「${problem.text}」に「${problem.letter}」が含まれています。アクセント記号のないメールアドレスを使ってください。`;
      case "foreign letter in address":
        return `「${problem.text}」に、aからz以外の文字「${problem.letter}」が含まれています。アドレスを入力し直してください。`;
      case "no address":
        return `「${problem.text}」にメールアドレスがありません。`;
      case "several addresses":
        return `「${problem.text}」に複数のアドレスがあります。1行に1人ずつ入力してください。`;
      case "several people":
        return `「${problem.text}」では、1つのアドレスに複数の人の名前があります。1行に1人ずつ、アドレスを添えて入力してください。`;
      case "more than a name":
        return `「${problem.text}」に、名前とアドレス以外のものがあります。1行に1人ずつ入力してください。`;
      case "hidden characters in line":
        return `「${problem.text}」に見えない文字が含まれています。貼り付けずに、直接入力してください。`;
      case "tag in name":
        return `「${problem.text}」の名前に「${problem.tag}」が含まれています。削除してください。`;
      case "name":
        return `「${problem.text}」：${nameProblem(problem.name)}`;
      case "list too long":
        return `リストは${number(problem.most)}文字までです。現在${number(problem.length)}文字あります。複数の申請に分けてください。`;
    }
  },
  moreLikeThese: ({ count }: { count: number }) => `同様のものが、ほかに${number(count)}件あります。`,

  /** With a request that is otherwise complete. */
  submit(problem: SubmitProblem): string {
    switch (problem.wrong) {
      case "nobody":
        return "招待する人を1人以上、メールアドレスで入力してください。";
      case "too many people": {
        const { count, most } = problem;
        return `一度に招待できるのは${countPeople(most)}までです。現在${countPeople(count)}です。${countPeople(count - most)}減らすか、${number(Math.ceil(count / most))}件の申請に分けてください。`;
      }
      case "too many open requests":
        return `未決の申請が、上限の${number(problem.open)}件に達しています。結果が出るのを待つか、いずれかを取り下げてください。`;
      case "application not offered":
        return "このアプリケーションは利用できません。別のものを選んでください。";
      case "roles not known":
        return "Quickbaseが応答せず、ロールを確認できません。1分ほどしてから再試行してください。";
      case "role not offered":
        return "このロールは利用できなくなりました。別のものを選んでください。";
    }
  },

  chooseApplication: "アプリケーションを選んでください。",
  chooseRole: "ロールを選んでください。",
  rolesLoading: "ロールを読み込んでいます。少し待ってから、もう一度送信してください。",
  reasonMissing: "アクセスが必要な理由を簡単に書いてください。",
  denialReasonMissing: "却下の理由を簡単に書いてください。",
  textTooLong: ({ most, length }: { most: number; length: number }) =>
    `${number(most)}文字まで入力できます。現在${number(length)}文字あります。短くしてください。`,
  /** A request that would wait for nobody is not sent. */
  nobodyCanDecide:
    "この申請を承認できる人がいません。どの承認者も、あなた自身か、招待する人か、今は承認できない人です。承認者の追加をqb-inviteの管理者に依頼してから、もう一度送信してください。",
};
