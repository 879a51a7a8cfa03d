import type { RichTextElement } from "@slack/types";
import type { HeldRole, HeldRoles, LinePerson, StandingPart } from "../parts.ts";
import { type Sentence, say } from "../say.ts";
import { and, number, or } from "./tools.ts";
import { countPeople } from "./who.ts";

/** "Viewer、Boss（管理者）、ほか2件". */
function roles({ named, more }: HeldRoles): string {
  return and([...named.map(role), ...(more > 0 ? [`ほか${number(more)}件`] : [])]);
}

function role({ name, may }: HeldRole): string {
  if (may === "administer") return `${name}（管理者）`;
  return may === "share" ? `${name}（アプリケーションの共有が可能）` : name;
}

/** People, each on a line of their own. */
export const people = {
  line({ name, email, inQuickbase, outside }: LinePerson): Sentence {
    const from = outside === null ? "" : `（${outside}以外）`;
    if (inQuickbase !== null)
      return name === null
        ? say`• ${email}${from}  ·  Quickbaseでは「${inQuickbase}」`
        : say`• ${email}${from}  ·  Quickbaseでは「${inQuickbase}」、申請では「${name}」`;
    return name === null ? say`• ${email}${from}` : say`• ${name}  ${email}${from}`;
  },
  lineWith: ({ person, said }: { person: Sentence; said: Sentence }) => say`${person}  ·  ${said}`,
  /** What holds for several, who follow. */
  together: ({ count, said }: { count: number; said: Sentence }) => say`${countPeople(count)}：${said}`,

  /** What will happen for a person when the request is approved. */
  standing(part: StandingPart): Sentence {
    switch (part.standing) {
      case "checking":
        return say`確認中…`;
      case "new":
        return say`Quickbaseのアカウントなし：新しく作成します`;
      case "known": {
        const account = part.waits ? "アカウントあり（登録未完了）" : "アカウントあり";
        if (part.held === null) return say`${account}：${part.role}のロールを付与します`;
        return say`${account}、現在のロールは${roles(part.held)}：${part.role}のロールも付与します`;
      }
      case "in role": {
        const account = part.waits ? "（登録未完了）" : "";
        const others = part.held === null ? "" : `、ほかに${roles(part.held)}`;
        return say`${part.role}のロールを付与済み${account}${others}：メールのみ送信します`;
      }
      case "not checked":
        return say`未確認`;
    }
  },

  range: ({ from, to, all }: { from: number; to: number; all: number }) =>
    from === to
      ? say`${countPeople(all)}中${number(from)}人目：`
      : say`${countPeople(all)}中${number(from)}～${number(to)}人目：`,
  approvers: ({ named, more }: { named: RichTextElement[]; more: number }): Sentence =>
    more === 0 ? or(named) : [...named.flatMap((one) => say`${one}、`), ...say`ほか${countPeople(more)}`],
  allInNoticeThread: ({ count }: { count: number }) =>
    say`${countPeople(count)}全員を、このメッセージのスレッドに記載しています。`,
};
