/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
const SENTENCES: readonly (readonly [sentence: string, errcodes: readonly number[]])[] = [
  ["Quickbase did what it was asked.", [0]],
  ["Quickbase had an error of its own. Try again; if it stays so, Quickbase Support can help.", [1, 84, 85]],
  ["Quickbase did not accept what was entered. Check the email address, the names and the role.", [2]],
  [
    "qb-invite may not do this in Quickbase. Ask whoever runs qb-invite to check its role in the application.",
    [3],
  ],
  ["Quickbase rejected qb-invite's sign-in. Ask whoever runs qb-invite to renew it.", [4, 22]],
  [
    "qb-invite made a call that Quickbase does not understand. Please tell whoever runs qb-invite.",
    [5, 6, 8, 11, 102, 103],
  ],
  ["The application does not let programs in. Ask its administrator to change that.", [7]],
  [
    "Quickbase complained about records or reports. Please tell whoever runs qb-invite.",
    [9, 10, 25, 26, 30, 31, 33, 34, 35, 36, 37, 38, 51, 52, 53, 54, 75, 76, 120],
  ],
  [
    "Quickbase does not find the application. Ask whoever runs qb-invite to check its settings.",
    [12, 14, 32, 81],
  ],
  ["Quickbase does not know the account. Ask whoever runs qb-invite to check its settings.", [13]],
  ["Quickbase does not know the realm. Ask whoever runs qb-invite to check its settings.", [15]],
  [
    "Quickbase does not let qb-invite in from where it runs. Ask whoever runs qb-invite to have its network address allowed.",
    [19],
  ],
  [
    "Quickbase rejected qb-invite's user name and password. Ask whoever runs qb-invite to correct them.",
    [20],
  ],
  ["Quickbase does not find this person any more. Send a new request for them.", [21]],
  ["The Quickbase plan does not allow this. Ask the administrator of the Quickbase account.", [23, 150, 151]],
  ["The application asks qb-invite for an application token. Ask whoever runs qb-invite to add it.", [24]],
  [
    "This person was invited before and never registered. Ask them to register with the email that they got.",
    [27],
  ],
  ["This person's account is kept in your company's directory. Ask its administrator.", [28]],
  ["This person is blocked in your Quickbase realm. A realm administrator has to unblock them first.", [29]],
  ["Quickbase misses something that it needs. Check the first and the last name.", [50]],
  ["Quickbase wants qb-invite's user to sign in once. Ask whoever runs qb-invite to do that.", [55]],
  ["Somebody changed the same thing at the same moment. Try again.", [60]],
  ["The application is being changed. Try again in a few minutes.", [61]],
  ["Quickbase has no room left. Ask the administrator of the Quickbase account to make some.", [70, 71, 78]],
  [
    "The Quickbase account is suspended. Ask the administrator of the Quickbase account to settle that.",
    [73],
  ],
  ["qb-invite may not do this in Quickbase. Ask whoever runs qb-invite to check its rights.", [74]],
  ["Quickbase was asked too often. Try again in a few minutes.", [77]],
  ["The answer would be too large for Quickbase. Please tell whoever runs qb-invite.", [80]],
  ["Quickbase took too long and may have gone on. Look there before you try again.", [82]],
  [
    "Quickbase gives qb-invite no access to the application. Ask whoever runs qb-invite to assign its token there.",
    [83],
  ],
  ["Quickbase does not find the group.", [87]],
  ["Quickbase has technical difficulties. Try again in a while.", [100, 101, 105]],
  ["Quickbase has unusually heavy traffic. Try again in a few minutes.", [104]],
  ["The role may have been deleted. Send a new request with another role.", [110]],
  ["This person has a Quickbase account already.", [111]],
  ["This person does not have the role.", [112]],
  ["This person has the role already.", [113]],
  [
    "Only an administrator may do this, and qb-invite is none. Ask whoever runs qb-invite to look at it.",
    [114],
  ],
  [
    "The application is suspended because of a payment. Ask the administrator of the Quickbase account to settle it.",
    [152],
  ],
];

/** Every number that has a sentence. */
export const SENTENCE_OF: ReadonlyMap<number, string> = new Map(
  SENTENCES.flatMap(([sentence, errcodes]) => errcodes.map((errcode) => [errcode, sentence] as const)),
);

/** What a number means for somebody who asked, or who approves. */
export function errcodeWords(errcode: number): string {
  return SENTENCE_OF.get(errcode) ?? "Quickbase said no. Please tell whoever runs qb-invite.";
}
