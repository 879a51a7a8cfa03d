const OUR_MISTAKE =
  "The call was not built as Quickbase expects it. This is a mistake in the program: please report it.";
const NOT_FOR_PEOPLE =
  "Quickbase complained about records or reports, which no invitation touches. Please report it.";
const WAIT = "Quickbase has technical difficulties. It is worth trying again in a while.";

function alike(sentence: string, ...errcodes: number[]): [number, string][] {
  return errcodes.map((errcode) => [errcode, sentence]);
}

/** What happened and what to do, by `errcode`, for a person. */
export const ERROR_SENTENCES: ReadonlyMap<number, string> = new Map([
  ...alike(OUR_MISTAKE, 5, 6, 8, 11, 102, 103),
  ...alike(NOT_FOR_PEOPLE, 9, 10, 30, 31, 33, 34, 35, 36, 37, 38, 51, 52, 53, 54, 75, 76, 120),
  ...alike(WAIT, 100, 101, 105),
  [0, "Quickbase did what it was asked."],
  [1, "Quickbase failed without saying why. If it stays so, its support can say."],
  [2, "Quickbase did not accept what was entered. Check the address, the names and the role."],
  [
    3,
    "The bot's Quickbase user may not do this. It needs Basic Access with Sharing in the application, or full administration for an administrator role.",
  ],
  [4, "Quickbase does not accept the bot's sign-in. Check its token, ticket or password."],
  [7, "The application does not allow calls from programs. Its administrator can change that."],
  [12, "The application's id in the settings is wrong."],
  [13, "The Quickbase account in the settings is wrong."],
  [14, "The settings name a table where an application belongs. Use the application's own id."],
  [15, "The Quickbase realm in the settings is wrong."],
  [19, "The realm accepts only certain network addresses. The realm administrator has to allow the bot's."],
  [
    20,
    "Quickbase does not know the bot's user name and password. They are not tried again, so that the account is not locked.",
  ],
  [21, "Quickbase does not know this person any more. Ask for a new invitation."],
  [22, "Quickbase did not see the bot's sign-in. Check its token, ticket or password."],
  [23, "The Quickbase plan does not include this."],
  [
    24,
    "The application asks for an application token. Use a user token, or add the application token to the settings.",
  ],
  [25, "The application has this application token already."],
  [26, "The application has as many application tokens as it may."],
  [
    27,
    "The person was invited but has never registered. Send the invitation again and ask them to register.",
  ],
  [28, "This person's account is kept in the company directory. Ask its administrator."],
  [29, "This person is denied in the realm. The realm administrator has to lift that first."],
  [32, "The application does not exist any more, or its id in the settings is wrong."],
  [50, "Something that Quickbase needs is missing. Check the first and the last name."],
  [55, "The bot's Quickbase account has to be linked first. Sign in once with it in the browser."],
  [60, "Somebody changed the same thing at the same moment. It is worth trying again."],
  [61, "The application is being changed. It is worth trying again in a few minutes."],
  [70, "The Quickbase account is full."],
  [71, "The application is full."],
  [73, "The Quickbase account is suspended. Its administrator has to settle that first."],
  [74, "The bot's Quickbase user may not do this."],
  [77, "Quickbase was asked too often. It is worth trying again in a few minutes."],
  [78, "The Quickbase account has used up its data."],
  [80, "The answer is larger than Quickbase can give."],
  [81, "Quickbase does not find what the settings name. Check the application's id."],
  [82, "Quickbase took too long and may have gone on with it. Look there before trying again."],
  [
    83,
    "The bot has no access to the application. Assign its token to the application, and have the realm approve it.",
  ],
  [84, "Quickbase had an error of its own. If it stays so, its support can say."],
  [85, "Quickbase had an error of its own. If it stays so, its support can say."],
  [87, "Quickbase does not know this group."],
  [104, "The application has unusually heavy traffic. It is worth trying again in a few minutes."],
  [110, "The role may have been deleted. Choose another one, or ask an application administrator."],
  [111, "The person has a Quickbase account already."],
  [112, "The person does not have this role."],
  [113, "The person has this role already."],
  [114, "Only an administrator may do this. The bot's Quickbase user is none."],
  [150, "The Quickbase plan does not include this. The account's administrator can upgrade it."],
  [151, "The Quickbase plan has expired. The account's administrator can renew it."],
  [152, "The application is suspended because of a payment. The account's administrator can settle that."],
]);

/** What to say about a number that Quickbase does not document. */
export const UNKNOWN_SENTENCE = "Quickbase refused with a number we do not know. Its own text says more.";
