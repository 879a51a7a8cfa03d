/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
const SENTENCES: readonly (readonly [sentence: string, errcodes: readonly number[]])[] = [
  ["Quickbase did what it was asked.", [0]],
  ["Quickbase had an error of its own. Try again; if it stays so, Quickbase Support can help.", [1, 84, 85]],
  ["Quickbase did not accept what was entered. Check the email address, the names and the role.", [2]],
  [
    "qb-invite isn't allowed to do this in Quickbase. Ask your qb-invite administrator to check its role in the application.",
    [3],
  ],
  ["Quickbase rejected qb-invite's sign-in. Ask your qb-invite administrator to renew it.", [4, 22]],
  [
    "qb-invite made a call that Quickbase doesn't understand. Please tell your qb-invite administrator.",
    [5, 6, 8, 11, 102, 103],
  ],
  ["The application doesn't let programs in. Ask its administrator to change that.", [7]],
  [
    "Quickbase complained about records or reports. Please tell your qb-invite administrator.",
    [9, 10, 25, 26, 30, 31, 33, 34, 35, 36, 37, 38, 51, 52, 53, 54, 75, 76, 120],
  ],
  [
    "Quickbase doesn't find the application. Ask your qb-invite administrator to check its settings.",
    [12, 14, 32, 81],
  ],
  ["Quickbase doesn't know the account. Ask your qb-invite administrator to check its settings.", [13]],
  ["Quickbase doesn't know the realm. Ask your qb-invite administrator to check its settings.", [15]],
  [
    "Quickbase doesn't let qb-invite in from where it runs. Ask your qb-invite administrator to have its network address allowed.",
    [19],
  ],
  [
    "Quickbase rejected qb-invite's user name and password. Ask your qb-invite administrator to correct them.",
    [20],
  ],
  ["Quickbase can't find this person any more. Send a new request for them.", [21]],
  ["The Quickbase plan doesn't allow this. Ask your Quickbase account administrator.", [23, 150, 151]],
  [
    "The application asks qb-invite for an application token. Ask your qb-invite administrator to add it.",
    [24],
  ],
  [
    "This person was invited before and never registered. Ask them to register with the email that they got.",
    [27],
  ],
  ["This person's account is kept in your company's directory. Ask its administrator.", [28]],
  ["This person is blocked in your Quickbase realm. A realm admin has to unblock them first.", [29]],
  ["Quickbase needs something that is missing. Check the first and last names.", [50]],
  ["Quickbase wants qb-invite's user to sign in once. Ask your qb-invite administrator to do that.", [55]],
  ["Someone changed the same thing at the same moment. Retry.", [60]],
  ["The application is being changed. Retry in a few minutes.", [61]],
  ["Quickbase has no room left. Ask your Quickbase account administrator to make some.", [70, 71, 78]],
  ["The Quickbase account is suspended. Ask your Quickbase account administrator to settle that.", [73]],
  [
    "qb-invite isn't allowed to do this in Quickbase. Ask your qb-invite administrator to check its rights.",
    [74],
  ],
  ["Quickbase was asked too often. Retry in a few minutes.", [77]],
  ["The answer would be too large for Quickbase. Please tell your qb-invite administrator.", [80]],
  ["Quickbase took too long and may have gone on. Check there before you retry.", [82]],
  [
    "Quickbase gives qb-invite no access to the application. Ask your qb-invite administrator to assign its token there.",
    [83],
  ],
  ["Quickbase doesn't find the group.", [87]],
  ["Quickbase has technical problems. Retry in a while.", [100, 101, 105]],
  ["Quickbase has unusually heavy traffic. Retry in a few minutes.", [104]],
  ["The role may have been deleted. Send a new request with another role.", [110]],
  ["This person already has a Quickbase account.", [111]],
  ["This person doesn't have the role.", [112]],
  ["This person already has the role.", [113]],
  [
    "Only an administrator can do this, and qb-invite isn't one. Ask your qb-invite administrator to look at it.",
    [114],
  ],
  [
    "The application is suspended because of a payment. Ask your Quickbase account administrator to settle it.",
    [152],
  ],
];

/** Every number that has a sentence. */
export const SENTENCE_OF: ReadonlyMap<number, string> = new Map(
  SENTENCES.flatMap(([sentence, errcodes]) => errcodes.map((errcode) => [errcode, sentence] as const)),
);

/** What a number means for somebody who asked, or who approves. */
export function ofErrcode(errcode: number): string {
  return SENTENCE_OF.get(errcode) ?? "Quickbase said no. Please tell your qb-invite administrator.";
}
