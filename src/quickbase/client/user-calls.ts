import { type Caller, type CallOptions, MAIN } from "./call.ts";
import type { QuickbaseRefusedError } from "./errors.ts";
import type { XmlElement } from "./xml.ts";
import {
  findFlag,
  findText,
  getAttribute,
  getChild,
  getText,
  UnexpectedAnswerError,
} from "./xml-elements.ts";

/** A person as Quickbase knows them. */
export type QuickbaseUser = {
  userId: string;
  firstName: string;
  lastName: string;
  login: string;
  email: string;
  screenName: string;
  /** False for somebody who was invited and never registered; null when Quickbase does not say. */
  isVerified: boolean | null;
  /** Whether the person signs in elsewhere (SSO). */
  externalAuth: boolean | null;
};

/** Whether an address has an account. */
export type UserLookUp = { status: "known"; user: QuickbaseUser } | { status: "unknown" };

/** A new account's id; "exists" when the address had one already, so that `getUserInfo` knows it. */
export type Provisioning = { status: "provisioned"; userId: string } | { status: "exists" };

/** The calls about people. */
export type UserCalls = {
  /**
   * `API_GetUserInfo` on main: finds a person by e-mail address (or user name); without one, the caller. What could
   * pass for an answer about somebody else (anonymous, another address) is a `QuickbaseAnswerError`.
   * Permissions: any sign-in. Errors: 2 and 21 for an unknown address become a value.
   * https://help.quickbase.com/docs/api-getuserinfo
   */
  getUserInfo(parameters?: { email?: string } & CallOptions): Promise<UserLookUp>;
  /**
   * `API_ProvisionUser` on an application: makes an account for a person not known to Quickbase and gives the role;
   * sends no mail. After a doubtful attempt it looks the address up before it repeats.
   * Permissions: Basic Access with Sharing, or full administration. Errors: 3, 29, 50, 110, 114; 111 becomes a value.
   * https://help.quickbase.com/docs/api-provisionuser
   */
  provisionUser(
    parameters: {
      appDbid: string;
      email: string;
      firstName: string;
      lastName: string;
      /** Left out, the person has no access. */
      roleId?: string;
    } & CallOptions,
  ): Promise<Provisioning>;
  /**
   * `API_SendInvitation` on an application: mails the invitation, in the name of the token's owner. Every call sends
   * a mail, so the client never repeats it. Permissions: as `provisionUser`. Errors: 3, 21, 29.
   * https://help.quickbase.com/docs/api-sendinvitation
   */
  sendInvitation(
    parameters: {
      appDbid: string;
      userId: string;
      /** The message in the mail. */
      userText?: string;
    } & CallOptions,
  ): Promise<{ status: "sent" }>;
};

/** Creates the calls about people. */
export function createUserCalls(call: Caller): UserCalls {
  const getUserInfo: UserCalls["getUserInfo"] = ({ email, ...options } = {}) =>
    call<UserLookUp>({
      action: "API_GetUserInfo",
      dbid: MAIN,
      parameters: { email },
      options,
      read: (root) => ({ status: "known", user: readUser(getChild(root, "user"), email) }),
      accept: (refusal) => (email !== undefined && isUnknownUser(refusal) ? { status: "unknown" } : null),
    });

  return {
    getUserInfo,
    provisionUser: ({ appDbid, email, firstName, lastName, roleId, ...options }) =>
      call<Provisioning>({
        action: "API_ProvisionUser",
        dbid: appDbid,
        parameters: { email, fname: firstName, lname: lastName, roleid: roleId },
        options,
        read: (root) => ({ status: "provisioned", userId: getText(root, "userid") }),
        accept: (refusal) => (refusal.errcode === 111 ? { status: "exists" } : null),
        lookUp: async () => {
          const found = await getUserInfo({ email, signal: options.signal });
          return found.status === "known" ? { status: "exists" } : null;
        },
      }),
    sendInvitation: ({ appDbid, userId, userText, ...options }) =>
      call<{ status: "sent" }>({
        action: "API_SendInvitation",
        dbid: appDbid,
        parameters: { userid: userId, usertext: userText },
        options,
        read: () => ({ status: "sent" }),
      }),
  };
}

// Errcode 2 means many things, and only its detail tells this one; 21 is what the documentation lists.
function isUnknownUser({ errcode, errdetail }: QuickbaseRefusedError): boolean {
  return errcode === 21 || (errcode === 2 && /does not exist/i.test(errdetail ?? ""));
}

function readUser(element: XmlElement, asked: string | undefined): QuickbaseUser {
  const user: QuickbaseUser = {
    userId: getAttribute(element, "id"),
    firstName: findText(element, "firstName") ?? "",
    lastName: findText(element, "lastName") ?? "",
    login: findText(element, "login") ?? "",
    email: findText(element, "email") ?? "",
    screenName: findText(element, "screenName") ?? "",
    isVerified: findFlag(element, "isVerified"),
    externalAuth: findFlag(element, "externalAuth"),
  };
  // A call that Quickbase takes for anonymous succeeds and echoes the address it was asked about.
  if (user.userId === "1.ckbs" || user.login.toLowerCase() === "anonymous")
    throw new UnexpectedAnswerError("Quickbase took the call for an anonymous one", { oddity: "anonymous" });
  if (asked !== undefined && !isSamePerson(user, asked))
    throw new UnexpectedAnswerError("it is about another address than the one asked for", {
      oddity: "another address",
    });
  return user;
}

// An address may be somebody else's user name
// (https://help.quickbase.com/docs/restrictions-using-the-scim-api), so for an address only the address counts.
function isSamePerson({ email, login }: QuickbaseUser, asked: string): boolean {
  const name = asked.includes("@") ? email : login;
  return name.toLowerCase() === asked.trim().toLowerCase();
}
