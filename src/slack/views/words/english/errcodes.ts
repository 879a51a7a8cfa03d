import type { Meaning } from "../meanings.ts";

/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
export const REFUSED: Record<Meaning, string> = {
  done: "Quickbase did what it was asked.",
  "error of its own":
    "Quickbase had an error of its own. Try again; if it stays so, Quickbase Support can help.",
  "input not accepted":
    "Quickbase did not accept what was entered. Check the email address, the names and the role.",
  "no permission":
    "qb-invite isn't allowed to do this in Quickbase. Ask your qb-invite administrator to check its role in the application.",
  "sign-in rejected": "Quickbase rejected qb-invite's sign-in. Ask your qb-invite administrator to renew it.",
  "call not understood":
    "qb-invite made a call that Quickbase doesn't understand. Please tell your qb-invite administrator.",
  "programs not let in": "The application doesn't let programs in. Ask its administrator to change that.",
  "records or reports":
    "Quickbase complained about records or reports. Please tell your qb-invite administrator.",
  "no such application":
    "Quickbase doesn't find the application. Ask your qb-invite administrator to check its settings.",
  "no such account":
    "Quickbase doesn't know the account. Ask your qb-invite administrator to check its settings.",
  "no such realm":
    "Quickbase doesn't know the realm. Ask your qb-invite administrator to check its settings.",
  "network address not allowed":
    "Quickbase doesn't let qb-invite in from where it runs. Ask your qb-invite administrator to have its network address allowed.",
  "wrong password":
    "Quickbase rejected qb-invite's user name and password. Ask your qb-invite administrator to correct them.",
  "person gone": "Quickbase can't find this person any more. Send a new request for them.",
  "plan does not allow it":
    "The Quickbase plan doesn't allow this. Ask your Quickbase account administrator.",
  "application token missing":
    "The application asks qb-invite for an application token. Ask your qb-invite administrator to add it.",
  "never registered":
    "This person was invited before and never registered. Ask them to register with the email that they got.",
  "kept in the directory":
    "This person's account is kept in your company's directory. Ask its administrator.",
  "blocked in the realm":
    "This person is blocked in your Quickbase realm. A realm admin has to unblock them first.",
  "something missing": "Quickbase needs something that is missing. Check the first and last names.",
  "must sign in once":
    "Quickbase wants qb-invite's user to sign in once. Ask your qb-invite administrator to do that.",
  "changed at the same moment": "Someone changed the same thing at the same moment. Retry.",
  "application being changed": "The application is being changed. Retry in a few minutes.",
  "no room left": "Quickbase has no room left. Ask your Quickbase account administrator to make some.",
  "account suspended":
    "The Quickbase account is suspended. Ask your Quickbase account administrator to settle that.",
  "no right":
    "qb-invite isn't allowed to do this in Quickbase. Ask your qb-invite administrator to check its rights.",
  "asked too often": "Quickbase was asked too often. Retry in a few minutes.",
  "answer too large":
    "The answer would be too large for Quickbase. Please tell your qb-invite administrator.",
  "took too long": "Quickbase took too long and may have gone on. Check there before you retry.",
  "token not assigned":
    "Quickbase gives qb-invite no access to the application. Ask your qb-invite administrator to assign its token there.",
  "no such group": "Quickbase doesn't find the group.",
  "technical problems": "Quickbase has technical problems. Retry in a while.",
  "heavy traffic": "Quickbase has unusually heavy traffic. Retry in a few minutes.",
  "no such role": "The role may have been deleted. Send a new request with another role.",
  "has an account": "This person already has a Quickbase account.",
  "not in the role": "This person doesn't have the role.",
  "in the role": "This person already has the role.",
  "only for administrators":
    "Only an administrator can do this, and qb-invite isn't one. Ask your qb-invite administrator to look at it.",
  "application suspended":
    "The application is suspended because of a payment. Ask your Quickbase account administrator to settle it.",
  "not documented": "Quickbase said no. Please tell your qb-invite administrator.",
};
