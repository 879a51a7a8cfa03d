// The appendix of error codes: https://help.quickbase.com/docs/error-codes
// Where a published live answer words a text differently (112, 113), the live answer is used.
const errtexts: ReadonlyMap<number, string> = new Map([
  [0, "No error"],
  [1, "Unknown error"],
  [2, "Invalid input"],
  [3, "Insufficient permissions"],
  [4, "Bad ticket"],
  [5, "Unimplemented operation"],
  [6, "Syntax error"],
  [7, "API not allowed on this application table"],
  [8, "SSL required for this application table"],
  [11, "Could not parse XML input"],
  [14, "Missing DBID or DBID of wrong type"],
  [15, "Invalid hostname"],
  [19, "Unauthorized IP address"],
  [20, "Unknown username/password"],
  [21, "Unknown user"],
  [22, "Sign-in required"],
  [23, "Feature not supported"],
  [24, "Invalid application token"],
  [27, "Registration required"],
  [28, "Managed by LDAP"],
  [29, "User on deny list"],
  [32, "No such database"],
  [50, "Missing required field"],
  [60, "Update conflict detected"],
  [61, "Schema is locked"],
  [73, "Account suspended"],
  [77, "API request limit exceeded"],
  [82, "Operation took too long"],
  [83, "Access denied"],
  [84, "Database error"],
  [100, "Technical difficulties -- try again later"],
  [101, "Quickbase is temporarily unavailable due to technical difficulties"],
  [104, "We are experiencing unusually heavy traffic. Please wait a few minutes and then try again"],
  [105, "Quickbase is experiencing technical difficulties"],
  [110, "Invalid role"],
  [111, "User exists"],
  [112, "No such user in role."],
  [113, "User is already in specified role."],
  [114, "Must be admin user"],
]);

/** The text Quickbase sends with a number. */
function errtextOf(errcode: number): string {
  return errtexts.get(errcode) ?? "Unknown error";
}

/** Quickbase says no: what the envelope of the answer will carry; `errdetail` null leaves the element out. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly errcode: number;
  readonly errtext: string;
  readonly errdetail: string | null;

  constructor(errcode: number, errdetail: string | null = null, errtext: string = errtextOf(errcode)) {
    super(`Quickbase refuses with ${errcode}, "${errtext}"`);
    this.errcode = errcode;
    this.errtext = errtext;
    this.errdetail = errdetail;
  }
}
