import { z } from "zod";

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
const approval = z.object({ by: member, at: instantCodec });

/** What was asked for, without what has columns of its own. */
export const askedCodec = z.object({
  requesterName: z.string(),
  application: z.object({ dbid: z.string(), name: z.string() }),
  role: z.object({
    id: z.string(),
    name: z.string(),
    access: z.enum(["basic", "sharing"]).nullable().default(null),
  }),
  message: z.string().nullable(),
  reason: z.string(),
});

const round = z.int().min(1);

/** The state of a request with the fields that only this state has. */
export const stateCodec = z.discriminatedUnion("status", [
  z.object({ status: z.literal("pending") }),
  z.object({ status: z.literal("withdrawn"), withdrawnAt: instantCodec }),
  z.object({ status: z.literal("expired") }),
  z.object({
    status: z.literal("denied"),
    denial: z.object({ by: member, at: instantCodec, reason: z.string() }),
  }),
  z.object({ status: z.literal("approved"), approval, round, roundAt: instantCodec }),
  z.object({ status: z.literal("completed"), approval, round, finishedAt: instantCodec }),
  z.object({ status: z.literal("needs attention"), approval, round, finishedAt: instantCodec }),
]);

/** Just the name of a state. */
export const statusCodec = z.enum(stateCodec.options.map(({ shape }) => shape.status.value));

/** The names of a person to be invited. */
export const nameCodec = z.object({ firstName: z.string(), lastName: z.string() });

const access = z.enum(["basic", "sharing", "administrator", "not known"]);
const account = {
  userId: z.string(),
  registered: z.boolean().nullable().default(null),
  otherName: z.string().nullable().default(null),
  roles: z
    .array(z.object({ name: z.string(), access }))
    .nullable()
    .default(null),
};

/** What Quickbase knew of a person; of an account earlier rows have the id alone. */
export const standingCodec = z.discriminatedUnion("status", [
  z.object({ status: z.literal("new") }),
  z.object({ status: z.literal("known"), ...account }),
  z.object({ status: z.literal("in role"), ...account }),
  z.object({ status: z.literal("not looked up"), problem: z.string() }),
]);

/** A line of the log, without the answer. */
export const entryCodec = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("step"),
    step: z.enum(["look up", "provision", "add to role", "mail"]),
    startedAt: instantCodec,
  }),
  z.object({ kind: z.literal("again"), what: z.enum(["everything", "mail"]), by: member, at: instantCodec }),
]);

const done = { outcome: z.literal("done"), at: instantCodec };

/** What became of a step. */
export const answerCodec = z.discriminatedUnion("outcome", [
  z.discriminatedUnion("result", [
    z.object({ ...done, result: z.literal("known"), userId: z.string() }),
    z.object({ ...done, result: z.literal("not known") }),
    z.object({ ...done, result: z.literal("account made"), userId: z.string() }),
    z.object({ ...done, result: z.literal("account exists") }),
    z.object({ ...done, result: z.literal("role given") }),
    z.object({ ...done, result: z.literal("role held") }),
    z.object({ ...done, result: z.literal("mail sent") }),
  ]),
  z.object({
    outcome: z.literal("refused"),
    errcode: z.number().nullable(),
    errtext: z.string(),
    errdetail: z.string().nullable(),
    advice: z.string(),
    at: instantCodec,
  }),
  z.object({
    outcome: z.literal("not done"),
    problem: z.string(),
    retryAfterMs: z.number().nullable(),
    at: instantCodec,
  }),
  z.object({
    outcome: z.literal("held up"),
    problem: z.string(),
    retryAfterMs: z.number(),
    at: instantCodec,
  }),
  z.object({ outcome: z.literal("unknown"), problem: z.string(), at: instantCodec }),
]);
