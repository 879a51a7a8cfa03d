/** What a number means, for each of its two readers. */
export type Sentences = {
  /** For somebody in Slack who asked, or who approves: what happened, and who can mend it. */
  forPerson: string;
  /** For whoever runs the bot: what to mend, and where. */
  forOperator: string;
};

const ASK_OPERATOR = "Ask whoever runs qb-invite to";
const ASK_ACCOUNT_ADMIN = "Ask the administrator of the Quickbase account";

const OUR_MISTAKE: Sentences = {
  forPerson: "qb-invite made a call that Quickbase does not understand. Please tell whoever runs qb-invite.",
  forOperator: "Quickbase does not understand a call of this version of qb-invite. Please report it.",
};
const NOT_OURS: Sentences = {
  forPerson: "Quickbase complained about records or reports. Please tell whoever runs qb-invite.",
  forOperator:
    "Quickbase complained about records or reports, which no call of qb-invite touches. Please report it.",
};
const WAIT: Sentences = {
  forPerson: "Quickbase has technical difficulties. Try again in a while.",
  forOperator: "Quickbase has technical difficulties. Its status page says more.",
};
const INTERNAL: Sentences = {
  forPerson: "Quickbase had an error of its own. Try again; if it stays so, Quickbase Support can help.",
  forOperator: "Quickbase had an error of its own. If it stays so, ask Quickbase Support.",
};
const SIGN_IN: Sentences = {
  forPerson: `Quickbase rejected qb-invite's sign-in. ${ASK_OPERATOR} renew it.`,
  forOperator:
    "Quickbase rejected qb-invite's sign-in. Check that the user token, ticket or password in the settings is valid and active.",
};
const WRONG_APPLICATION: Sentences = {
  forPerson: `Quickbase does not find the application. ${ASK_OPERATOR} check its settings.`,
  forOperator:
    "Quickbase does not find an application of QUICKBASE_APPS. Check that it still exists, and that the id is the application's and not a table's.",
};
const FULL: Sentences = {
  forPerson: `Quickbase has no room left. ${ASK_ACCOUNT_ADMIN} to make some.`,
  forOperator:
    "The Quickbase account or application has reached a limit of size. An account administrator can raise it.",
};
const PLAN: Sentences = {
  forPerson: `The Quickbase plan does not allow this. ${ASK_ACCOUNT_ADMIN}.`,
  forOperator:
    "The Quickbase plan does not include this, or has ended. An account administrator can settle that.",
};

function alike(sentences: Sentences, ...errcodes: number[]): readonly [number, Sentences][] {
  return errcodes.map((errcode) => [errcode, sentences]);
}

function say(errcode: number, forPerson: string, forOperator: string): [number, Sentences] {
  return [errcode, { forPerson, forOperator }];
}

/** What each `errcode` means, and what to do. */
export const ERROR_SENTENCES: ReadonlyMap<number, Sentences> = new Map([
  ...alike(OUR_MISTAKE, 5, 6, 8, 11, 102, 103),
  ...alike(NOT_OURS, 9, 10, 25, 26, 30, 31, 33, 34, 35, 36, 37, 38, 51, 52, 53, 54, 75, 76, 120),
  ...alike(WAIT, 100, 101, 105),
  ...alike(INTERNAL, 1, 84, 85),
  ...alike(SIGN_IN, 4, 22),
  ...alike(WRONG_APPLICATION, 12, 14, 32, 81),
  ...alike(FULL, 70, 71, 78),
  ...alike(PLAN, 23, 150, 151),
  say(0, "Quickbase did what it was asked.", "Quickbase did what it was asked."),
  say(
    2,
    "Quickbase did not accept what was entered. Check the email address, the names and the role.",
    "Quickbase did not accept a value of the call; its own text says which.",
  ),
  say(
    3,
    `qb-invite may not do this in Quickbase. ${ASK_OPERATOR} check its role in the application.`,
    "qb-invite's own Quickbase user may not do this. Give it a role with Basic Access with Sharing in the application. Bringing in new people may also be kept for realm administrators.",
  ),
  say(
    7,
    "The application does not let programs in. Ask its administrator to change that.",
    "The application does not allow calls from programs. Its administrator can change that.",
  ),
  say(
    13,
    `Quickbase does not know the account. ${ASK_OPERATOR} check its settings.`,
    "Quickbase does not know the account. Check QUICKBASE_REALM.",
  ),
  say(
    15,
    `Quickbase does not know the realm. ${ASK_OPERATOR} check its settings.`,
    "Quickbase does not know the realm. Check QUICKBASE_REALM.",
  ),
  say(
    19,
    `Quickbase does not let qb-invite in from where it runs. ${ASK_OPERATOR} have its network address allowed.`,
    "The realm accepts only certain network addresses. A realm administrator has to allow this machine's.",
  ),
  say(
    20,
    `Quickbase rejected qb-invite's user name and password. ${ASK_OPERATOR} correct them.`,
    "Quickbase rejected the user name and password. They are not tried again, so that the account is not locked: correct them in the settings and start qb-invite again.",
  ),
  say(
    21,
    "Quickbase does not find this person any more. Send a new request for them.",
    "Quickbase does not find a user. Check that the one that qb-invite signs in as still exists.",
  ),
  say(
    24,
    `The application asks qb-invite for an application token. ${ASK_OPERATOR} add it.`,
    "The application asks for an application token. Use a user token, or set QUICKBASE_APP_TOKEN.",
  ),
  say(
    27,
    "This person was invited before and never registered. Ask them to register with the email that they got.",
    "The Quickbase user was invited and never registered. If it is the one that qb-invite signs in as, sign in with it once in a browser.",
  ),
  say(
    28,
    "This person's account is kept in your company's directory. Ask its administrator.",
    "The account is kept in the company's directory. Its administrator has to act.",
  ),
  say(
    29,
    "This person is blocked in your Quickbase realm. A realm administrator has to unblock them first.",
    "The Quickbase user is denied in the realm. If it is the one that qb-invite signs in as, a realm administrator has to lift that.",
  ),
  say(
    50,
    "Quickbase misses something that it needs. Check the first and the last name.",
    "Quickbase misses a value that it needs; its own text says which.",
  ),
  say(
    55,
    `Quickbase wants qb-invite's user to sign in once. ${ASK_OPERATOR} do that.`,
    "The user that qb-invite signs in as has to be linked first: sign in with it once in a browser.",
  ),
  say(
    60,
    "Somebody changed the same thing at the same moment. Try again.",
    "Somebody changed the same thing at the same moment.",
  ),
  say(
    61,
    "The application is being changed. Try again in a few minutes.",
    "The application's structure is being changed. It is over in a few minutes.",
  ),
  say(
    73,
    `The Quickbase account is suspended. ${ASK_ACCOUNT_ADMIN} to settle that.`,
    "The Quickbase account is suspended. Its administrator has to settle that.",
  ),
  say(
    74,
    `qb-invite may not do this in Quickbase. ${ASK_OPERATOR} check its rights.`,
    "qb-invite's own Quickbase user may not do this. Check its rights in the account.",
  ),
  say(
    77,
    "Quickbase was asked too often. Try again in a few minutes.",
    "Quickbase was asked too often, by qb-invite or by others of the same account.",
  ),
  say(
    80,
    "The answer would be too large for Quickbase. Please tell whoever runs qb-invite.",
    "The answer would be too large for Quickbase.",
  ),
  say(
    82,
    "Quickbase took too long and may have gone on. Look there before you try again.",
    "Quickbase took too long and may have gone on.",
  ),
  say(
    83,
    `Quickbase gives qb-invite no access to the application. ${ASK_OPERATOR} assign its token there.`,
    "Quickbase gives no access to the application. Assign the user token to it, and have the realm approve the application where it asks for that.",
  ),
  say(87, "Quickbase does not find the group.", "Quickbase does not find the group."),
  say(
    104,
    "Quickbase has unusually heavy traffic. Try again in a few minutes.",
    "The application has unusually heavy traffic. It is over in a few minutes.",
  ),
  say(
    110,
    "The role may have been deleted. Send a new request with another role.",
    "The role may have been deleted from the application.",
  ),
  say(111, "This person has a Quickbase account already.", "The person has a Quickbase account already."),
  say(112, "This person does not have the role.", "The person does not have the role."),
  say(113, "This person has the role already.", "The person has the role already."),
  say(
    114,
    `Only an administrator may do this, and qb-invite is none. ${ASK_OPERATOR} look at it.`,
    "Only an administrator may do this, and qb-invite's own Quickbase user is none.",
  ),
  say(
    152,
    `The application is suspended because of a payment. ${ASK_ACCOUNT_ADMIN} to settle it.`,
    "The application is suspended because of a payment. An account administrator can settle that.",
  ),
]);

/** For a number that Quickbase does not document. */
export const UNKNOWN_SENTENCES: Sentences = {
  forPerson: "Quickbase said no. Please tell whoever runs qb-invite.",
  forOperator: "Quickbase refused with a number that is not documented. Its own text says more.",
};
