import { parameter, requiredParameter } from "../api-request.ts";
import { Refusal } from "../refusal.ts";
import { element } from "../xml-writer.ts";
import { type Call, type CallContext, mainCall } from "./call.ts";

const mostHours = 4_380;

/** https://help.quickbase.com/docs/api-authenticate */
export const authenticate: Call = {
  ...mainCall("API_Authenticate", ["hours"], (context) => {
    const { request, signIn, cookies } = context;
    const oldTicket = parameter(request, "ticket");
    const account =
      oldTicket === null
        ? signIn.checkPassword(
            requiredParameter(request, "username"),
            request.parameters.get("password") ?? "",
          )
        : signIn.checkTicket(oldTicket);
    if (account.denied) throw new Refusal(29);
    const ticket = signIn.issueTicket(account, hoursOf(context));
    cookies.push(`TICKET=${ticket}; path=/; secure`);
    return [element("ticket", ticket), element("userid", account.id)];
  }),
  takesUserToken: false,
  answersInLowerCase: true,
};

/** Clears the cookie and nothing else: the ticket stays valid. */
export const signOut: Call = {
  ...mainCall("API_SignOut", [], ({ cookies }) => {
    cookies.push("TICKET=; path=/; secure");
    return [];
  }),
  takesUserToken: false,
  answersInLowerCase: true,
};

function hoursOf({ request }: CallContext): number {
  const text = parameter(request, "hours") ?? "12";
  const hours = Number(text);
  if (!/^\d+$/.test(text) || hours < 1 || hours > mostHours) throw new Refusal(2, `Invalid hours: ${text}`);
  return hours;
}
