import { z } from "zod";
import type { Parsed, RequestId, UserId } from "../invite/values.ts";
import { parseButtonValue } from "./ids.ts";

/** What every payload says of the person; which workspace it is from has been looked at by then. */
type From = { userId: UserId };

/** `/qb-invite` as somebody typed it; without a trigger of Slack's it is empty, and opens no form. */
export type CommandPayload = From & { text: string; triggerId: string };

/** A button on a message. */
export type ButtonPayload = From & {
  requestId: RequestId;
  version: number;
  triggerId: string;
};

/** A button that stands for itself, and for no request. */
export type PressPayload = From & { triggerId: string };

/** Somebody opened one of the bot's tabs. */
export type HomeOpenedPayload = { userId: UserId; tab: string };

/** Something changed or pressed in an open form. */
export type FormActionPayload = From & { view: FormView; selected: string | null };

/** Letters typed into a select whose options are found by typing. */
export type TypedPayload = { blockId: string; typed: string };

/** A form that was sent. */
export type FormPayload = From & { view: FormView };

/** An open form as Slack sends it back. */
export type FormView = {
  id: string;
  rootViewId: string;
  metadata: string;
  /** What stands in a field, by block id; null when it is empty. */
  values: Record<string, string | null>;
};

/** Slack's own limit for ids that an app chooses; what Slack chooses is shorter. */
const LONGEST_ID = 255;
/** Slack's limit for `private_metadata`. */
const LONGEST_METADATA = 3000;
/** An id, of Slack or of ours. Slack's are short, and none longer is kept: what is forged must not fill the rows. */
const id = z.string().min(1).max(LONGEST_ID);
const user = z.object({ id });
/** Slack leaves out what is empty, or sends null for it. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

const metadata = z
  .string()
  .max(LONGEST_METADATA)
  .nullish()
  .transform((value) => value ?? "");

const commandSchema = z.object({
  user_id: id,
  text,
  trigger_id: text,
});

const field = z
  .object({
    value: z.string().nullish(),
    selected_option: z.object({ value: z.string().nullish() }).nullish(),
  })
  .nullish();

const viewSchema = z.object({
  id,
  root_view_id: id.nullish(),
  private_metadata: metadata,
  state: z
    .object({ values: z.record(id, z.record(id, field).nullish()).nullish() })
    .nullish()
    .transform((state) => state?.values ?? {}),
});

const buttonSchema = z.object({
  user,
  trigger_id: text,
  actions: z.tuple([z.object({ value: id })], z.unknown()),
});

const pressSchema = z.object({ user, trigger_id: text });

const homeOpenedSchema = z.object({ user: id, tab: z.string().nullish() });

const formActionSchema = z.object({
  user,
  view: viewSchema,
  actions: z.tuple(
    [z.object({ selected_option: z.object({ value: z.string().nullish() }).nullish() })],
    z.unknown(),
  ),
});

const formSchema = z.object({ user, view: viewSchema });

const typedSchema = z.object({ block_id: z.string(), value: z.string().nullish() });

/** Reads `/qb-invite …`. */
export function parseCommand(body: unknown): Parsed<CommandPayload> {
  return parse(commandSchema, body, (command) => ({
    userId: command.user_id,
    text: command.text,
    triggerId: command.trigger_id,
  }));
}

/** Reads a click on one of our buttons in a message. */
export function parseButton(body: unknown): Parsed<ButtonPayload> {
  const button = parse(buttonSchema, body, (click) => click);
  if (!button.ok) return button;
  const value = parseButtonValue(button.value.actions[0].value);
  if (!value.ok) return value;
  const from = fromOf(button.value);
  return { ok: true, value: { ...from, ...value.value, triggerId: button.value.trigger_id } };
}

/** Reads a click on a button that belongs to no request. */
export function parsePress(body: unknown): Parsed<PressPayload> {
  return parse(pressSchema, body, (press) => ({ ...fromOf(press), triggerId: press.trigger_id }));
}

/** Reads the event `app_home_opened`. */
export function parseHomeOpened(event: unknown): Parsed<HomeOpenedPayload> {
  return parse(homeOpenedSchema, event, (opened) => ({ userId: opened.user, tab: opened.tab ?? "home" }));
}

/** Reads a change in an open form that was sent to us at once. */
export function parseFormAction(body: unknown): Parsed<FormActionPayload> {
  return parse(formActionSchema, body, (action) => ({
    ...fromOf(action),
    view: toFormView(action.view),
    selected: action.actions[0].selected_option?.value ?? null,
  }));
}

/** Reads a form that was sent. */
export function parseForm(body: unknown): Parsed<FormPayload> {
  return parse(formSchema, body, (form) => ({
    ...fromOf(form),
    view: toFormView(form.view),
  }));
}

/** What Bolt needs to find in a payload before it looks for a listener. */
const arrivalSchema = z.union([
  z.looseObject({ event: z.looseObject({ type: z.string() }) }),
  z.looseObject({ command: z.string(), user_id: z.string() }),
  z.looseObject({
    type: z.string(),
    user: z.looseObject({ id: z.string() }),
    actions: z.array(z.looseObject({})).min(1).optional(),
    view: z.looseObject({}).optional(),
  }),
]);

/** Reads what Slack sends as far as it takes to find out whose it is; all that is in it stays. */
export function parseArrival(body: unknown): Parsed<Record<string, unknown>> {
  return parse(arrivalSchema, body, (arrival) => arrival);
}

const straySchema = z.object({
  type: z.unknown().optional(),
  command: z.unknown().optional(),
  event: z.object({ type: z.unknown() }).partial().optional().catch({}),
  channel: z.object({ id: z.string() }).optional().catch(undefined),
  actions: z
    .array(z.object({ url: z.string() }))
    .nonempty()
    .optional()
    .catch(undefined),
});

/** How to answer a payload that nobody has answered. */
export type Stray = {
  answer: "in the form" | "in the channel" | "in the Home tab" | "with options" | "privately" | "not at all";
  userId: UserId | null;
  channelId: string | null;
};

/** Reads of any payload how it can be answered. */
export function parseStray(body: unknown): Stray {
  const stray = straySchema.safeParse(body).data;
  return {
    answer: stray === undefined ? "not at all" : howToAnswer(stray),
    userId: findUserId(body),
    channelId: stray?.channel?.id ?? null,
  };
}

function howToAnswer({ type, command, event, actions }: z.output<typeof straySchema>): Stray["answer"] {
  if (command !== undefined) return "in the channel";
  if (event?.type === "app_home_opened") return "in the Home tab";
  if (type === "view_submission") return "in the form";
  if (type === "block_suggestion") return "with options";
  // What Slack tells by itself, a form that somebody closed, a link that Slack has opened.
  if (event !== undefined || type === "view_closed" || actions !== undefined) return "not at all";
  return "privately";
}

/** Reads a question for the options of a select. */
export function parseTyped(body: unknown): Parsed<TypedPayload> {
  return parse(typedSchema, body, (asked) => ({ blockId: asked.block_id, typed: asked.value ?? "" }));
}

/** Where to answer privately: the workspace member of any payload that names one, else null. */
export function findUserId(body: unknown): UserId | null {
  const either = z.union([
    z.object({ user }).transform((payload) => payload.user.id),
    z.object({ user_id: z.string() }).transform((payload) => payload.user_id),
    z.object({ event: z.object({ user: z.string() }) }).transform((payload) => payload.event.user),
  ]);
  return either.safeParse(body).data ?? null;
}

function parse<Schema extends z.ZodType, T>(
  schema: Schema,
  body: unknown,
  to: (payload: z.output<Schema>) => T,
): Parsed<T> {
  const read = schema.safeParse(body);
  if (read.success) return { ok: true, value: to(read.data) };
  const places = read.error.issues
    .map((issue) => issue.path.join(".") || "the whole")
    .join(", ")
    .slice(0, LONGEST_ID);
  return { ok: false, problem: `Not readable: ${places}` };
}

function fromOf(payload: { user: z.output<typeof user> }): From {
  return { userId: payload.user.id };
}

function toFormView(view: z.output<typeof viewSchema>): FormView {
  const values = Object.entries(view.state).map(([blockId, elements]) => {
    const [element] = Object.values(elements ?? {});
    return [blockId, element?.value ?? element?.selected_option?.value ?? null] as const;
  });
  return {
    id: view.id,
    rootViewId: view.root_view_id ?? view.id,
    metadata: view.private_metadata,
    values: Object.fromEntries(values),
  };
}
