import type { StepName } from "../../../../invite/request.ts";
import type {
  Confirmed,
  GroupCounts,
  Instead,
  ProgressGroup,
  ProgressPart,
  Remedy,
  What,
  Who,
} from "../parts.ts";
import { inOneLine, type Piece, type Sentence, say } from "../say.ts";
import { and, day, when } from "./tools.ts";
import { countOf, countPeople, people, REMEDIES } from "./who.ts";

const CONFIRMED: Record<Confirmed, Sentence> = {
  "account made": say`アカウントを作成しました。`,
  "role given": say`ロールを付与しました。`,
  "role held": say`ロールは付与済みでした。`,
  "emailed before": say`メールは以前に送信済みです。`,
};

const DOING: Record<StepName, Sentence> = {
  "look up": say`アカウントを検索中…`,
  provision: say`アカウントを作成中…`,
  "add to role": say`ロールを付与中…`,
  mail: say`メールを送信中…`,
};

/** What a step does, as a noun. */
const STEPS: Record<StepName, string> = {
  "look up": "アカウントの検索",
  provision: "アカウントの作成",
  "add to role": "ロールの付与",
  mail: "メールの送信",
};

const GROUPS: Record<ProgressGroup, string> = {
  invited: "招待済み",
  "not invited": "未招待",
  "email unknown": "メール未確認",
  "still trying": "再試行中",
  "in work": "処理中",
  waiting: "待機中",
};

const WITH: Record<Instead, string> = {
  "another role": "別のロールで",
  "what is missing": "不足している情報を補って",
};

function groups(counts: GroupCounts): string {
  return and(counts.map(({ group, count }) => `${GROUPS[group]}${countPeople(count)}`));
}

function after(confirmed: Confirmed | null, sentence: Sentence): Sentence {
  return inOneLine(confirmed === null ? null : CONFIRMED[confirmed], sentence);
}

/** Beside a bracket stands no full stop. */
function withoutStop(sentence: string): string {
  return sentence.replace(/。$/, "");
}

/** How far people are, and how it ended for them. */
export const progress = {
  person(part: ProgressPart): Sentence {
    switch (part.progress) {
      case "waiting":
        return say`待機中`;
      case "working":
        return after(part.confirmed, DOING[part.step]);
      case "still trying":
        return after(part.confirmed, say`${STEPS[part.step]}を再試行中（${withoutStop(part.problem)}）`);
      case "held up":
        return after(part.confirmed, say`待機中：${part.problem}`);
      case "invited": {
        const invited = part.newAccount ? "招待済み（新規アカウント）" : "招待済み";
        return part.at === null ? say`${invited}` : say`${invited}、${when(part.at)}`;
      }
      case "email unknown":
        return after(
          part.confirmed,
          say`Quickbaseからメール送信の確認が取れていません。届いている可能性があります。`,
        );
      case "refused": {
        const why = part.errtext === "" ? `${part.errcode}` : `${part.errcode}、「${part.errtext}」`;
        return after(
          part.confirmed,
          say`未招待：Quickbaseが${STEPS[part.step]}を受け付けませんでした。${withoutStop(part.advice)}（${why}）。`,
        );
      }
      case "held back":
        return after(part.confirmed, say`未招待：${part.advice}`);
      case "not tried":
        return say`未招待：処理は行われませんでした`;
      case "stopped":
        return after(part.confirmed, say`未招待：完了する前にqb-inviteが停止しました`);
      case "given up":
        return after(
          part.confirmed,
          part.since === null
            ? say`未招待：${STEPS[part.step]}中にQuickbaseが応答しなくなりました（${withoutStop(part.problem)}）`
            : say`未招待：${STEPS[part.step]}中、${when(part.since)}からQuickbaseが応答しませんでした（${withoutStop(part.problem)}）`,
        );
      case "kept out":
        return after(part.confirmed, say`未招待：${part.problem}`);
    }
  },
  confirmed: ({ confirmed }: { confirmed: Confirmed }) => CONFIRMED[confirmed],
  group: ({ group }: { group: ProgressGroup }) => GROUPS[group],
  earlierEmail: say`以前のメールが届いている可能性があります。`,

  /** While the work goes on. */
  underWay: ({ who, counts }: { who: Who; counts: GroupCounts }) =>
    "count" in who ? say`${people(who)}：${groups(counts)}。` : say`${people(who)}を招待しています…`,
  /** When it is over. `unsure`: of some nobody can say. */
  ended({ who, invited, unsure }: { who: Who; invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`確認が取れた招待はありません。`
        : say`${people(who)}の招待は確認が取れていません。`;
    if (!("count" in who))
      return invited === 1
        ? say`${people(who)}を招待しました。`
        : say`${people(who)}は招待されませんでした。`;
    if (invited === 0) return say`招待は行われませんでした。`;
    if (invited === all)
      return all === 2 ? say`2人とも招待しました。` : say`${countPeople(all)}全員を招待しました。`;
    return say`${countPeople(all)}中${countPeople(invited)}を招待しました。`;
  },
  afterRetry: ({ said }: { said: Sentence }) => say`再試行後：${said}`,
  afterSendingAgain: ({ said }: { said: Sentence }) => say`メール再送信後：${said}`,
  needAttention: ({ count }: { count: number }) => say`${countPeople(count)}に対応が必要です。`,
  unconfirmed: ({ who }: { who: Who }) =>
    say`${people(who)}への招待メールが送信されたかどうか、Quickbaseから確認が取れていません。届いている可能性があります。再送信の前に本人に確認してください。`,
  silent: ({ since }: { since: Date }) =>
    say`Quickbaseが応答していません。${when(since)}から自動で再試行しています。`,
  keptOut: ({ since }: { since: Date }) =>
    say`${when(since)}から、Quickbaseがqb-inviteのアクセスを受け付けていません。qb-inviteの管理者による対応が必要です。解決すると、招待は自動で再開します。`,
  more: ({ count, counts }: { count: number; counts: GroupCounts }) =>
    counts.length === 0
      ? say`ほか${countPeople(count)}。`
      : say`ほか${countPeople(count)}：${groups(counts)}。`,

  /** In the thread of the card. */
  approverCan: ({ remedy }: { remedy: Remedy }) => say`承認者が上のカードから${REMEDIES[remedy]}。`,

  /** For the requester. */
  askAgain: ({ who, instead }: { who: Who; instead: Instead }) =>
    say`${people(who)}は、再試行しても招待できません。${WITH[instead]}申請し直してください。`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`あなたの操作は必要ありません。承認者がカードから${REMEDIES[remedy]}。`,
  approversCanForOthers: ({ remedy }: { remedy: Remedy }) =>
    say`ほかの人については、承認者がカードから${REMEDIES[remedy]}。`,
  approversCanOnceFixed: ({ remedy }: { remedy: Remedy }) =>
    say`解決したら、承認者がカードから${REMEDIES[remedy]}。`,
};

/** The end of a request, in the requester's direct messages. */
export const end = {
  denied: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by}さんが、${people(who)}を${application}へ招待する申請を却下しました（ロール：${role}）。招待は行われませんでした。`,
  expired: ({ at, who, application, role }: What & { at: Date }) =>
    say`${people(who)}を${application}へ招待する申請（ロール：${role}）は、承認も却下もされないまま、${day(at)}に期限切れになりました。招待は行われませんでした。`,
  carriedOut({
    who,
    application,
    role,
    invited,
    unsure,
  }: What & { invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`${application}への招待で、確認が取れたものはありません（ロール：${role}）。`
        : say`${people(who)}の${application}への招待は、確認が取れていません（ロール：${role}）。`;
    if (!("count" in who))
      return invited === 1
        ? say`${people(who)}を${application}へ招待しました（ロール：${role}）。`
        : say`${people(who)}は${application}へ招待されませんでした（ロール：${role}）。`;
    if (invited === 0) return say`${application}への招待は行われませんでした（ロール：${role}）。`;
    if (invited < all)
      return say`${countPeople(all)}中${countPeople(invited)}を${application}へ招待しました（ロール：${role}）。`;
    return all === 2
      ? say`2人とも${application}へ招待しました（ロール：${role}）。`
      : say`${countPeople(all)}全員を${application}へ招待しました（ロール：${role}）。`;
  },
  talkToThem: ({ by }: { by: Piece }) => say`${by}さんに相談するか、もう一度申請してください。`,
  askAgain: say`もう一度申請できます。`,
  askAgainButton: "もう一度申請する",
};
