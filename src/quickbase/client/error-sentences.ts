/** What each `errcode` means to the operator: what to fix, and where. */
const SENTENCES: readonly (readonly [sentence: string, errcodes: readonly number[]])[] = [
  ["Quickbase did what it was asked.", [0]],
  ["Quickbase had an internal error. If it persists, ask Quickbase Support.", [1, 84, 85]],
  ["Quickbase rejected a value. Its own text says which.", [2]],
  [
    "qb-invite's Quickbase user isn't allowed to do this. Give it a role with Basic Access with Sharing in the application. The realm may also let only its administrators bring in new people.",
    [3],
  ],
  [
    "Quickbase rejected qb-invite's sign-in. Check that its user token, ticket or password is valid and active.",
    [4, 22],
  ],
  [
    "Quickbase doesn't understand a call of this version of qb-invite. Please report it.",
    [5, 6, 8, 11, 102, 103],
  ],
  ["The application doesn't allow calls from programs. Its administrator can change that.", [7]],
  [
    "Quickbase complained about records or reports, which no call of qb-invite touches. Please report it.",
    [9, 10, 25, 26, 30, 31, 33, 34, 35, 36, 37, 38, 51, 52, 53, 54, 75, 76, 120],
  ],
  [
    "Quickbase can't find an application of QUICKBASE_APPS. Check that it still exists, and that the id is the application's and not a table's.",
    [12, 14, 32, 81],
  ],
  ["Quickbase doesn't know the account. Check QUICKBASE_REALM.", [13]],
  ["Quickbase doesn't know the realm. Check QUICKBASE_REALM.", [15]],
  [
    "The realm accepts only certain network addresses. Ask a realm administrator to allow this machine's.",
    [19],
  ],
  [
    "Quickbase rejected the user name and password. Correct them in the settings and restart qb-invite: they are not tried again, so that the account isn't locked.",
    [20],
  ],
  [
    "Quickbase can't find a user. Check that qb-invite's own user still exists and has a role in this application.",
    [21],
  ],
  ["The Quickbase plan doesn't include this, or has ended. Ask an account administrator.", [23, 150, 151]],
  ["The application asks for an application token. Use a user token, or set QUICKBASE_APP_TOKEN.", [24]],
  [
    "The Quickbase user was invited and never registered. If it is qb-invite's own user, sign in with it once in a browser.",
    [27],
  ],
  ["The account is managed in the company's directory. Ask the directory's administrator.", [28]],
  [
    "The Quickbase user is blocked in the realm. If it is qb-invite's own user, ask a realm administrator to unblock it.",
    [29],
  ],
  ["Quickbase needs a value that is missing. Its own text says which.", [50]],
  ["qb-invite's own user has to be linked first: sign in with it once in a browser.", [55]],
  ["Somebody changed the same thing at the same moment.", [60]],
  ["The application's structure is being changed. This takes a few minutes.", [61]],
  [
    "The Quickbase account or application is full. An account administrator can raise its size limit.",
    [70, 71, 78],
  ],
  ["The Quickbase account is suspended. Ask its administrator.", [73]],
  ["qb-invite's Quickbase user isn't allowed to do this. Check its rights in the account.", [74]],
  ["Quickbase was asked too often, by qb-invite or by others in the same account.", [77]],
  ["The answer would be too large for Quickbase.", [80]],
  ["Quickbase took too long and may have gone on.", [82]],
  [
    "The user token has no access to the application. Assign it there, and have the realm approve the application if it requires that.",
    [83],
  ],
  ["Quickbase does not find the group.", [87]],
  ["Quickbase has technical difficulties. Its status page says more.", [100, 101, 105]],
  ["The application has unusually heavy traffic. This takes a few minutes.", [104]],
  ["The role may have been deleted from the application.", [110]],
  ["The person has a Quickbase account already.", [111]],
  ["The person does not have the role.", [112]],
  ["The person has the role already.", [113]],
  ["Only an administrator may do this, and qb-invite's Quickbase user isn't one.", [114]],
  ["The application is suspended because of a payment. Ask an account administrator.", [152]],
];

const SENTENCE_OF = new Map(
  SENTENCES.flatMap(([sentence, errcodes]) => errcodes.map((errcode) => [errcode, sentence] as const)),
);

/** What a number means for whoever runs the bot; one that Quickbase does not document says so. */
export function operatorSentence(errcode: number): string {
  return SENTENCE_OF.get(errcode) ?? "Quickbase refused with an undocumented number. Its own text says more.";
}
