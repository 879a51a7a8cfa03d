import type { NameProblem } from "../../../../src/invite/person-name.ts";
import type { Trouble } from "../../../../src/invite/trouble.ts";
import type { Sentence } from "../../../../src/slack/views/words/say.ts";
import type { Words } from "../../../../src/slack/views/words/words.ts";

/*
 * What every sentence is called with, by tests and by whoever prints them all: marked pieces, so that one sees whether
 * each comes out. A new sentence has a row here, or this file does not compile.
 */

/** What a row has for a sentence: nothing for one that stands by itself, else what it is called with, once or more. */
type Samples<Entry> = Entry extends (...given: infer Given) => unknown ? readonly Given[0][] : null;
type Rows = { [Area in keyof Words]: { [Name in keyof Words[Area]]: Samples<Words[Area][Name]> } };

const by = "⟦by⟧";
const application = "⟦application⟧";
const role = "⟦role⟧";
const at = new Date("2026-12-04T12:34:00Z");
const until = at;
const since = at;
const command = "⟦command⟧";
const one = { name: "⟦name⟧", email: "⟦email⟧" };
const called = { name: "⟦name⟧", email: null };
/** Numbers that no word has by chance, and those with forms of their own. */
const several = { count: 47 };
const people = [one, called, { count: 2 }, several];
const wishes = people.map((who) => ({ who, application, role }));
const said: Sentence = [{ type: "text", text: "⟦said⟧" }];
const approvers: Sentence = [{ type: "user", user_id: "U0LEE" }];
const counts = [
  { group: "invited", count: 41 },
  { group: "in work", count: 42 },
  { group: "waiting", count: 43 },
  { group: "still trying", count: 44 },
  { group: "email unknown", count: 45 },
  { group: "not invited", count: 46 },
] as const;
const remedies = (["retry", "send again", "retry or send again"] as const).map((remedy) => ({ remedy }));
const newRequests = (["another role", "what is missing"] as const).flatMap((instead) =>
  people.map((who) => ({ who, instead })),
);
const steps = ["look up", "provision", "add to role", "mail"] as const;
const confirmed = [null, "account made", "role given", "role held", "emailed before"] as const;
const held = [
  null,
  { named: [{ name: "⟦held⟧", may: null }], more: 0 },
  {
    named: [
      { name: "⟦boss⟧", may: "administer" as const },
      { name: "⟦sharer⟧", may: "share" as const },
    ],
    more: 31,
  },
];

const fault = { statusCode: 4711, oddity: null, part: "⟦part⟧" } as const;
const odd = { why: "no usable answer", fault: "unexpected", ...fault } as const;
/** With what comes out of each, for not every fact of a code is for people. */
const troubles: { trouble: Trouble; role: string }[] = [
  ...(["role gone", "role grown", "role may share", "role not clear"] as const).map((why) => ({
    trouble: { why },
    role,
  })),
  ...(
    [
      "could not sign in",
      "could not connect",
      "request not fully written",
      "no answer",
      "throttled",
      "unavailable",
      "server error",
      "gateway timeout",
      "aborted",
      "kept out",
      "exists yet not found",
      "interrupted",
    ] as const
  ).map((why) => ({ trouble: { why }, role: "" })),
  { trouble: { why: "told", text: "⟦told⟧", needs: null }, role: "" },
  { trouble: { why: "asked to wait", errcode: 4711, errtext: "⟦errtext⟧" }, role: "" },
  { trouble: { why: "refused", errcode: 2, errtext: "", errdetail: null }, role: "" },
  { trouble: { why: "refused", errcode: 2, errtext: "", errdetail: null, told: "⟦told⟧" }, role: "" },
  { trouble: { ...odd, fault: "turned-away", part: null }, role: "" },
  ...(["too-large", "unreadable"] as const).map((what) => ({
    trouble: { ...odd, fault: what, statusCode: null, part: null },
    role: "",
  })),
  ...(["no element", "empty element", "no attribute"] as const).map((oddity) => ({
    trouble: { ...odd, oddity, statusCode: null },
    role: "",
  })),
  { trouble: { ...odd, oddity: "error of http", part: null }, role: "" },
];

const deeds = ["approve", "deny", "withdraw", "retry", "send again"] as const;
const namesWrong: NameProblem[] = [
  ...(
    ["no name", "address as name", "no letters", "several lines", "hidden characters", "accents"] as const
  ).map((wrong) => ({ wrong })),
  { wrong: "name too long", most: 47 },
  { wrong: "mark in name", mark: "⟦mark⟧" },
  { wrong: "loose mark in name", mark: "⟦mark⟧" },
  { wrong: "mixed alphabets", word: "⟦word⟧" },
];

/** With what each sentence is called. */
export const SAMPLES: Rows = {
  request: {
    wants: wishes.map((what) => ({ by, ...what })),
    wanted: wishes.map((what) => ({ by, ...what })),
    youWanted: wishes,
    waiting: [{ until }],
    withApprovers: [{ until }],
    withdrawn: [{ by, at }],
    youWithdrew: [{ at }],
    expired: [{ at }],
    denied: [{ by, at }],
    approved: [{ by, at }],
    retried: [{ by, at }],
    sentAgain: [{ by, at }],
    because: [{ reason: "⟦reason⟧" }],
    noOneInvited: null,
    reason: null,
    note: null,
    denialReason: null,
    application: null,
    role: null,
    reference: [{ id: "⟦id⟧", at }],
  },
  card: {
    canDecide: [
      { approvers, until },
      { approvers: null, until },
    ],
    checking: [{ count: 1 }, several],
    listing: [{ count: 1 }, several],
    sum: [
      { all: 54, isNew: 41, hasAccount: 42, inRole: 43, notChecked: 44, outside: null },
      {
        all: 54,
        isNew: 0,
        hasAccount: 54,
        inRole: 0,
        notChecked: 0,
        outside: { count: 53, domain: "⟦domain⟧" },
      },
    ],
    notChecked: people.map((who) => ({ who, problem: "⟦problem⟧" })),
    othersInThread: [{ count: 1 }, several],
    resultInThread: null,
    reasonInThread: null,
    needsNewRequest: newRequests.map((instead) => ({ by, ...instead })),
    approve: null,
    deny: null,
    retry: [{ who: called }, { who: several }],
    sendAgain: [{ who: called }, { who: several }],
    sendAgainTitle: null,
    sendAgainText: [{ who: called }, { who: several }],
    sendAgainYes: null,
    cancel: null,
    approvedInThread: [{ by, requester: "⟦requester⟧" }],
    approvedAndDone: [{ by, requester: "⟦requester⟧" }],
    deniedInThread: [{ by, requester: "⟦requester⟧" }],
  },
  people: {
    line: [null, "⟦name⟧"].flatMap((name) =>
      [null, "⟦in Quickbase⟧"].flatMap((inQuickbase) =>
        [null, "⟦domain⟧"].map((outside) => ({ name, email: "⟦email⟧", inQuickbase, outside })),
      ),
    ),
    lineWith: [{ person: [{ type: "text", text: "⟦person⟧" }], said }],
    together: [{ count: 3, said }],
    standing: [
      { standing: "checking" },
      { standing: "new" },
      { standing: "not checked" },
      ...(["known", "in role"] as const).flatMap((standing) =>
        held.flatMap((roles) =>
          [true, false].map((waits) => ({ standing, role: "⟦role⟧", held: roles, waits })),
        ),
      ),
    ],
    range: [
      { from: 41, to: 47, all: 99 },
      { from: 41, to: 41, all: 99 },
    ],
    approvers: [
      { named: [{ type: "user", user_id: "U0LEE" }], more: 0 },
      {
        named: [
          { type: "user", user_id: "U0LEE" },
          { type: "usergroup", usergroup_id: "S0OPS" },
        ],
        more: 31,
      },
    ],
    allInNoticeThread: [several],
  },
  progress: {
    person: [
      { progress: "waiting" },
      { progress: "not tried" },
      ...confirmed.flatMap((soFar) => [
        ...steps.flatMap((step) => [
          { progress: "working" as const, step, confirmed: soFar },
          { progress: "still trying" as const, step, confirmed: soFar, problem: "⟦problem⟧" },
          { progress: "given up" as const, step, confirmed: soFar, since: null, problem: "⟦problem⟧" },
          { progress: "given up" as const, step, confirmed: soFar, since, problem: "⟦problem⟧" },
          {
            progress: "refused" as const,
            step,
            confirmed: soFar,
            errcode: 110,
            errtext: "⟦errtext⟧",
            advice: "⟦advice⟧",
          },
        ]),
        { progress: "held up" as const, confirmed: soFar, problem: "⟦problem⟧" },
        { progress: "kept out" as const, confirmed: soFar, problem: "⟦problem⟧" },
        { progress: "email unknown" as const, confirmed: soFar },
        { progress: "stopped" as const, confirmed: soFar },
        { progress: "held back" as const, confirmed: soFar, advice: "⟦advice⟧" },
      ]),
      { progress: "invited", newAccount: true, at },
      { progress: "invited", newAccount: false, at: null },
    ],
    confirmed: confirmed.flatMap((each) => (each === null ? [] : [{ confirmed: each }])),
    group: counts.map(({ group }) => ({ group })),
    earlierEmail: null,
    underWay: [
      { who: several, counts: [...counts] },
      { who: called, counts: [] },
    ],
    ended: [
      { who: called, invited: 1, unsure: false },
      { who: called, invited: 0, unsure: false },
      { who: called, invited: 0, unsure: true },
      { who: { count: 2 }, invited: 2, unsure: false },
      { who: several, invited: 47, unsure: false },
      { who: several, invited: 41, unsure: true },
      { who: several, invited: 1, unsure: false },
    ],
    afterRetry: [{ said }],
    afterSendingAgain: [{ said }],
    needAttention: [{ count: 1 }, several],
    unconfirmed: people.map((who) => ({ who })),
    silent: [{ since }],
    keptOut: [{ since }],
    more: [
      { count: 47, counts: [] },
      { count: 47, counts: [...counts] },
    ],
    approverCan: remedies,
    askAgain: newRequests,
    approversCan: remedies,
    approversCanForOthers: remedies,
    approversCanOnceFixed: remedies,
  },
  end: {
    denied: wishes.map((what) => ({ by, ...what })),
    expired: wishes.map((what) => ({ at, ...what })),
    carriedOut: [
      ...[1, 0].map((invited) => ({ who: one, application, role, invited, unsure: false })),
      { who: one, application, role, invited: 0, unsure: true },
      { who: { count: 2 }, application, role, invited: 2, unsure: false },
      ...[47, 41, 1].map((invited) => ({ who: several, application, role, invited, unsure: true })),
    ],
    talkToThem: [{ by }],
    askAgain: null,
    askAgainButton: null,
  },
  notice: {
    withdraw: null,
    withdrawTitle: null,
    withdrawText: null,
    withdrawYes: null,
    withdrawNo: null,
    notSeenYet: wishes,
    cannotDecideYet: wishes,
    channelTrouble: [
      ...(
        [
          "no such channel",
          "not a member",
          "archived",
          "no direct messages",
          "no thread",
          "no messages left",
          "switched off",
          "may not post",
        ] as const
      ).map((trouble) => ({ trouble })),
      { trouble: { refusal: "⟦refusal⟧" } },
    ],
    keepsTrying: [{ until }],
    doesNotTryAgain: null,
  },
  table: {
    caption: [several],
    name: null,
    email: null,
    result: null,
    whatNow: null,
    advised: [{ advice: "⟦advice⟧", errcode: 4711, errtext: "⟦errtext⟧" }],
    retry: null,
    retryBecause: [{ problem: "⟦problem⟧" }],
    checkFirst: null,
  },
  home: {
    title: null,
    opening: null,
    newInvitation: null,
    yourRequests: null,
    none: null,
    noneYet: [{ command }],
    newest: [{ count: 20, command }],
    last: [{ count: 10 }],
    asked: [
      { who: { named: ["⟦one⟧", "⟦two⟧"], more: 47 }, application, role, at, id: "⟦id⟧" },
      { who: { named: ["⟦one⟧"], more: 0 }, application, role, at, id: "⟦id⟧" },
    ],
    canWithdraw: null,
    approversCan: remedies,
    canAskAgain: [{ command }],
  },
  trouble: { reason: troubles, refusal: troubles },
  forms: {
    cancel: null,
    close: null,
    back: null,
    next: null,
    send: null,
    notSent: null,
    notDenied: null,
    nothingChanged: null,
    sent: null,
    sentBefore: null,
  },
  askForm: {
    title: null,
    application: null,
    onlyApplication: [{ name: "⟦name⟧" }],
    onlyApplicationLoading: null,
    noApplication: null,
    role: null,
    loadingRoles: null,
    rolesTrouble: [{ trouble: "no response" }, { trouble: "refused" }],
    noRoles: null,
    reload: null,
    people: null,
    peopleHint: [{ most: 47 }],
    listCut: null,
    note: null,
    noteHint: null,
    reason: null,
    reasonHint: null,
  },
  options: { typePartOfName: null, nameLoading: null, canShare: null, noName: null },
  namesForm: {
    checkingTitle: null,
    checking: [{ count: 1 }, several],
    checkingNote: null,
    sending: null,
    title: [{ page: 41, pages: 47 }],
    explained: null,
    first: [{ email: "⟦email⟧" }],
    last: [{ email: "⟦email⟧" }],
    more: [several],
  },
  denyForm: { title: null, submit: null, reason: null, reasonHint: [{ requester: "⟦requester⟧" }] },
  help: {
    opening: null,
    mistyped: [{ typed: "⟦typed⟧" }],
    start: [{ command }],
    command: [{ typed: "⟦typed⟧" }],
    withPeople: [{ typed: "⟦typed⟧", most: 47 }],
    status: [{ typed: "⟦typed⟧" }],
    help: [{ typed: "⟦typed⟧" }],
    afterwards: null,
  },
  problems: {
    name: namesWrong,
    line: [
      ...(
        [
          "not an address",
          "no address",
          "several addresses",
          "several people",
          "more than a name",
          "hidden characters in line",
        ] as const
      ).map((wrong) => ({ wrong, text: "⟦text⟧" })),
      ...(["accent in address", "foreign letter in address"] as const).map((wrong) => ({
        wrong,
        text: "⟦text⟧",
        letter: "⟦letter⟧",
      })),
      { wrong: "tag in name", text: "⟦text⟧", tag: "⟦tag⟧" },
      ...namesWrong.map((name) => ({ wrong: "name" as const, text: "⟦text⟧", name })),
      { wrong: "list too long", most: 47, length: 48 },
    ],
    moreLikeThese: [several],
    submit: [
      { field: "application", wrong: "application not offered" },
      { field: "role", wrong: "roles not known" },
      { field: "role", wrong: "role not offered" },
      { field: "people", wrong: "nobody" },
      { field: "people", wrong: "too many people", count: 101, most: 47 },
      { field: "people", wrong: "too many open requests", open: 47 },
    ],
    chooseApplication: null,
    chooseRole: null,
    rolesLoading: null,
    reasonMissing: null,
    denialReasonMissing: null,
    textTooLong: [{ most: 47, length: 48 }],
    nobodyCanDecide: null,
  },
  privately: {
    sent: null,
    sentAlready: null,
    cannotDecide: (
      [
        "not an approver",
        "own request",
        "invited",
        "no longer a member",
        "guest",
        "other workspace",
        "not shown as a member",
        "bot",
        "not verifiable",
      ] as const
    ).flatMap((obstacle) => deeds.map((deed) => ({ obstacle, deed }))),
    whoCanDecide: [{ approvers }, { approvers: null }, { approvers: "nobody" }],
    tooLate: [
      ...(["approved", "denied", "withdrawn"] as const).flatMap((became) =>
        [by, null].map((who) => ({ became, by: who, at })),
      ),
      { became: "expired", by: null, at },
    ],
    recorded: deeds.map((deed) => ({ deed })),
    notRecorded: deeds.map((deed) => ({ deed })),
    moved: null,
    movedSince: null,
    onlyRequesterWithdraws: [{ requester: "⟦requester⟧" }],
    onlyRequesterAsksAgain: [{ requester: "⟦requester⟧", command }],
    unknownRequest: [{ command }],
    onlyMembersDecide: null,
    onlyMembersAsk: null,
    anotherApp: null,
    workspaceNotSaid: null,
    oldButton: [{ command }],
    oldForm: [{ command }],
    unreadable: [{ command }],
    internalError: [{ reference: "⟦reference⟧" }],
    notSaved: [{ reference: "⟦reference⟧" }],
    cannotAsk: (
      ["other workspace", "not shown as a member", "no longer a member", "bot", "not verifiable"] as const
    ).map((obstacle) => ({ obstacle })),
    lookingUpMembers: null,
    tooManyMentions: [{ count: 101, most: 47 }],
    commandTooLong: [{ command }],
    tooSlow: null,
    formTooOld: [{ command }],
    notSent: [{ problem: "⟦problem⟧" }],
    sentBefore: null,
    repeated: [{ addresses: ["⟦one⟧"] }, { addresses: ["⟦one⟧", "⟦two⟧", "⟦three⟧"] }],
    notInSlack: [{ handle: "⟦handle⟧" }],
    noAnswerFor: [{ handle: "⟦handle⟧" }],
  },
};
