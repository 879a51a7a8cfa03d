import { z } from "zod";
import { type EmailAddress, parseEmailAddress } from "../invite/values.ts";

/*
 * The JSON beside the columns, both ways: `z.encode` writes only what these name, and refuses what
 * could not be read back; `parse` reads it. Fields that are not named here are left out.
 */

/** An instant, in a column or in JSON: ISO 8601, UTC. */
export const instantCodec = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

const member = z.object({ userId: z.string(), name: z.string() });

/** Has a message of its own: the library's would quote the address. */
const emailCodec = z.codec(z.string(), z.custom<EmailAddress>(), {
  decode: (text, context) => {
    const parsed = parseEmailAddress(text);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: "custom", input: "", message: "This is not an email address" });
    return z.NEVER;
  },
  encode: (email) => email,
});

const requester = member.extend({
  alsoId: z.string().exactOptional(),
  domain: z.string().exactOptional(),
});
const application = z.object({ dbid: z.string(), name: z.string().nullable() });
const role = z.object({
  id: z.string(),
  name: z.string(),
  access: z.enum(["basic", "sharing"]).nullable().default(null),
});

const access = z.enum(["basic", "sharing", "administrator", "not known"]);
const account = {
  userId: z.string(),
  registered: z.boolean().nullable().default(null),
  otherName: z.string().nullable().default(null),
  roles: z
    .array(z.object({ name: z.string(), access }))
    .readonly()
    .readonly()
    .nullable()
    .default(null),
};

const needs = z.enum(["another role", "what is missing"]).nullable();

/** Why something was not done; what rows said of it before there were codes, `told-before.ts` reads. */
const troubleCodec = z.discriminatedUnion("why", [
  z.object({
    why: z.literal("refused"),
    errcode: z.number(),
    errtext: z.string(),
    errdetail: z.string().nullable(),
    told: z.string().exactOptional(),
  }),
  z.object({ why: z.literal("asked to wait"), errcode: z.number(), errtext: z.string() }),
  z.object({
    why: z.literal("no usable answer"),
    fault: z.enum(["unreadable", "turned-away", "too-large", "unexpected"]),
    statusCode: z.number().nullable(),
    oddity: z
      .enum([
        "anonymous",
        "another address",
        "another person",
        "another udata",
        "another action",
        "no udata",
        "no action",
        "no call",
        "no element",
        "empty element",
        "no attribute",
        "error of http",
      ])
      .nullable(),
    part: z.string().nullable(),
  }),
  z.object({
    why: z.literal([
      "could not sign in",
      "could not connect",
      "request not fully written",
      "no answer",
      "throttled",
      "unavailable",
      "server error",
      "gateway timeout",
      "aborted",
    ]),
  }),
  z.object({ why: z.literal(["role gone", "role grown", "role may share", "role not clear"]) }),
  z.object({ why: z.literal(["kept out", "exists yet not found", "interrupted"]) }),
  z.object({ why: z.literal("told"), text: z.string(), needs }),
]);

/** What Quickbase knew of a person. Rows from before this was kept have the id of an account only. */
const standingCodec = z.discriminatedUnion("status", [
  z.object({ status: z.literal("new") }),
  z.object({ status: z.literal("known"), ...account }),
  z.object({ status: z.literal("in role"), ...account }),
  z.object({ status: z.literal("not looked up"), trouble: troubleCodec }),
]);

const done = { outcome: z.literal("done") };

/** What became of a step. */
const answerCodec = z.discriminatedUnion("outcome", [
  z.discriminatedUnion("result", [
    z.object({ ...done, result: z.literal("known"), userId: z.string() }),
    z.object({ ...done, result: z.literal("not known") }),
    z.object({ ...done, result: z.literal("account made"), userId: z.string() }),
    z.object({ ...done, result: z.literal("account exists") }),
    z.object({ ...done, result: z.literal("role given") }),
    z.object({ ...done, result: z.literal("role held") }),
    z.object({ ...done, result: z.literal("mail sent") }),
  ]),
  z.object({ outcome: z.literal("refused"), trouble: troubleCodec }),
  z.object({
    outcome: z.literal("not done"),
    trouble: troubleCodec,
    retryAfterMs: z.number().nullable(),
  }),
  z.object({ outcome: z.literal("held up"), trouble: troubleCodec, retryAfterMs: z.number() }),
  z.object({ outcome: z.literal("unknown"), trouble: troubleCodec }),
]);

/** What has happened to a request; `at` has a column of its own. */
export const requestFactCodec = z.discriminatedUnion("fact", [
  z.object({
    fact: z.literal("asked"),
    requester,
    unable: z.array(z.string()).readonly().default([]),
    application,
    role,
    people: z.array(z.object({ email: emailCodec, firstName: z.string(), lastName: z.string() })).readonly(),
    message: z.string().nullable(),
    reason: z.string(),
    expiresAt: instantCodec,
  }),
  z.object({ fact: z.literal("approved"), by: member }),
  z.object({ fact: z.literal("denied"), by: member, reason: z.string() }),
  z.object({ fact: z.literal("withdrawn") }),
  z.object({ fact: z.literal("expired") }),
  z.object({ fact: z.literal("finished"), everybodyInvited: z.boolean() }),
  z.object({ fact: z.literal("asked again") }),
]);

/** What has happened to one of its people; `at` has a column of its own. */
export const personFactCodec = z.discriminatedUnion("fact", [
  z.object({ fact: z.literal("looked up"), standing: standingCodec }),
  z.object({ fact: z.literal("begun"), step: z.enum(["look up", "provision", "add to role", "mail"]) }),
  z.object({ fact: z.literal("came to"), entry: z.int().min(0), answer: answerCodec }),
  z.object({ fact: z.literal("asked again"), what: z.enum(["everything", "mail"]), by: member }),
]);

const listed = { requester, application, role, expiresAt: instantCodec };
const acted = z.object({ by: member, at: instantCodec });

/** What lists show of a request itself; what they look for has columns. */
export const summaryCodec = z.discriminatedUnion("status", [
  z.object({ ...listed, status: z.literal(["pending", "expired"]) }),
  z.object({ ...listed, status: z.literal("withdrawn"), withdrawnAt: instantCodec }),
  z.object({ ...listed, status: z.literal("denied"), denial: acted.extend({ reason: z.string() }) }),
  z.object({ ...listed, status: z.literal(["approved", "completed", "needs attention"]), approval: acted }),
]);

const name = z.string();

/** What lists show of one of its people. */
export const personSummaryCodec = z.discriminatedUnion("is", [
  z.object({ name, is: z.literal(["open", "invited", "mail unknown"]) }),
  z.object({ name, is: z.literal(["still trying", "held up"]), since: instantCodec }),
  z.object({
    name,
    is: z.literal("refused"),
    needs,
  }),
]);
