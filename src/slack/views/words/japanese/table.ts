import { countPeople } from "./who.ts";

/** The result for more people than one reads line by line, as a table. */
export const table = {
  caption: ({ count }: { count: number }) => `${countPeople(count)}の結果`,
  name: "名前",
  email: "メールアドレス",
  result: "結果",
  whatNow: "次の対応",
  advised: ({ advice, errcode, errtext }: { advice: string; errcode: number; errtext: string }) =>
    `${advice}（${errcode}、「${errtext}」）`,
  retry: "承認者が再試行できます。",
  retryBecause: ({ problem }: { problem: string }) => `${problem}。承認者が再試行できます。`,
  checkFirst: "届いている可能性があります。再送信する前に本人に確認してください。",
};
