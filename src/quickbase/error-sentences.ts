/** What each `errcode` means for whoever runs the bot: what to mend, and where. */
const SENTENCES: readonly (readonly [sentence: string, errcodes: readonly number[]])[] = [
  ["Quickbase did what it was asked.", [0]],
  ["Quickbase had an error of its own. If it stays so, ask Quickbase Support.", [1, 84, 85]],
  ["Quickbase did not accept a value of the call; its own text says which.", [2]],
  [
    "qb-invite's own Quickbase user may not do this. Give it a role with Basic Access with Sharing in the application. Bringing in new people may also be kept for realm administrators.",
    [3],
  ],
  [
    "Quickbase rejected qb-invite's sign-in. Check that the user token, ticket or password in the settings is valid and active.",
    [4, 22],
  ],
  [
    "Quickbase does not understand a call of this version of qb-invite. Please report it.",
    [5, 6, 8, 11, 102, 103],
  ],
  ["The application does not allow calls from programs. Its administrator can change that.", [7]],
  [
    "Quickbase complained about records or reports, which no call of qb-invite touches. Please report it.",
    [9, 10, 25, 26, 30, 31, 33, 34, 35, 36, 37, 38, 51, 52, 53, 54, 75, 76, 120],
  ],
  [
    "Quickbase does not find an application of QUICKBASE_APPS. Check that it still exists, and that the id is the application's and not a table's.",
    [12, 14, 32, 81],
  ],
  ["Quickbase does not know the account. Check QUICKBASE_REALM.", [13]],
  ["Quickbase does not know the realm. Check QUICKBASE_REALM.", [15]],
  [
    "The realm accepts only certain network addresses. A realm administrator has to allow this machine's.",
    [19],
  ],
  [
    "Quickbase rejected the user name and password. They are not tried again, so that the account is not locked: correct them in the settings and start qb-invite again.",
    [20],
  ],
  ["Quickbase does not find a user. Check that the one that qb-invite signs in as still exists.", [21]],
  [
    "The Quickbase plan does not include this, or has ended. An account administrator can settle that.",
    [23, 150, 151],
  ],
  ["The application asks for an application token. Use a user token, or set QUICKBASE_APP_TOKEN.", [24]],
  [
    "The Quickbase user was invited and never registered. If it is the one that qb-invite signs in as, sign in with it once in a browser.",
    [27],
  ],
  ["The account is kept in the company's directory. Its administrator has to act.", [28]],
  [
    "The Quickbase user is denied in the realm. If it is the one that qb-invite signs in as, a realm administrator has to lift that.",
    [29],
  ],
  ["Quickbase misses a value that it needs; its own text says which.", [50]],
  ["The user that qb-invite signs in as has to be linked first: sign in with it once in a browser.", [55]],
  ["Somebody changed the same thing at the same moment.", [60]],
  ["The application's structure is being changed. It is over in a few minutes.", [61]],
  [
    "The Quickbase account or application has reached a limit of size. An account administrator can raise it.",
    [70, 71, 78],
  ],
  ["The Quickbase account is suspended. Its administrator has to settle that.", [73]],
  ["qb-invite's own Quickbase user may not do this. Check its rights in the account.", [74]],
  ["Quickbase was asked too often, by qb-invite or by others of the same account.", [77]],
  ["The answer would be too large for Quickbase.", [80]],
  ["Quickbase took too long and may have gone on.", [82]],
  [
    "Quickbase gives no access to the application. Assign the user token to it, and have the realm approve the application where it asks for that.",
    [83],
  ],
  ["Quickbase does not find the group.", [87]],
  ["Quickbase has technical difficulties. Its status page says more.", [100, 101, 105]],
  ["The application has unusually heavy traffic. It is over in a few minutes.", [104]],
  ["The role may have been deleted from the application.", [110]],
  ["The person has a Quickbase account already.", [111]],
  ["The person does not have the role.", [112]],
  ["The person has the role already.", [113]],
  ["Only an administrator may do this, and qb-invite's own Quickbase user is none.", [114]],
  ["The application is suspended because of a payment. An account administrator can settle that.", [152]],
];

const SENTENCE_OF = new Map(
  SENTENCES.flatMap(([sentence, errcodes]) => errcodes.map((errcode) => [errcode, sentence] as const)),
);

/** What a number means for whoever runs the bot; one that Quickbase does not document says so. */
export function operatorSentence(errcode: number): string {
  return (
    SENTENCE_OF.get(errcode) ??
    "Quickbase refused with a number that is not documented. Its own text says more."
  );
}
