import { z } from "zod";
import { INCIDENT_ROLES, SEVERITIES, STATUSES } from "@/server/incident/contract";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;

/** A time as it was written: the zone and the day of a clock are the reader's to fill in. */
export const momentSchema = z.discriminatedUnion("kind", [
  /** From now, in milliseconds; negative lies behind. */
  z.strictObject({
    kind: z.literal("relative"),
    ms: z.number().int().min(-YEAR_MS).max(YEAR_MS).multipleOf(MINUTE_MS),
  }),
  z.strictObject({
    kind: z.literal("clock"),
    hour: z.number().int().min(0).max(23),
    minute: z.number().int().min(0).max(59),
    utc: z.boolean(),
  }),
  /** RFC 3339 in UTC. */
  z.strictObject({ kind: z.literal("instant"), at: z.iso.datetime() }),
]);
export type Moment = z.infer<typeof momentSchema>;

const DURATION_MAX_MS = 90 * DAY_MS;
const name = z.string().trim().min(1).max(300);

/** What an argument may hold, by its kind. */
export const ARGUMENT_SCHEMAS = {
  /** A user name, without the @ that it is written with. */
  person: z.string().regex(/^[^\s@"“”]{1,200}$/),
  role: z.enum(INCIDENT_ROLES),
  severity: z.enum(SEVERITIES),
  status: z.enum(STATUSES),
  panel: name,
  dashboard: name,
  task: name,
  service: name,
  /** The name of an incident type, or "none". */
  incidentType: name,
  dataSource: name,
  runbook: name,
  /** Matchers, or the name of an alert. */
  alert: z.string().trim().min(1).max(16_384),
  command: name,
  text: z.string().trim().min(1).max(16_384),
  time: momentSchema,
  /** Milliseconds. */
  duration: z.number().int().min(MINUTE_MS).max(DURATION_MAX_MS).multipleOf(MINUTE_MS),
  flag: z.literal(true),
} as const;
export type ArgumentKind = keyof typeof ARGUMENT_SCHEMAS;

export interface Argument {
  name: string;
  kind: ArgumentKind;
  required?: true;
  /** Takes the line to its end, spaces and all. */
  rest?: true;
  /** Only as `name=value`. */
  named?: true;
}

/** The parts of the product that some commands wait for. */
export const PARTS = ["onCall", "runbooks", "kubernetes", "delivery", "assistant", "postmortems"] as const;

interface Command {
  permission:
    | "incident:read"
    | "incident:declare"
    | "incident:update"
    | "incident:assign"
    | "timeline:read"
    | "timeline:post"
    | "evidence:capture"
    | "query:adhoc"
    | "task:update"
    | "share:create"
    | "annotation:write"
    | "silence:write";
  args: readonly Argument[];
  /** Answers COMMAND_NOT_YET until that part is there. */
  comesWith?: (typeof PARTS)[number];
  /** Changes nothing: it is carried out as soon as it is chosen. */
  reads?: true;
}

const waits = (comesWith: (typeof PARTS)[number]) =>
  ({ permission: "incident:update", args: [{ name: "what", kind: "text", rest: true }], comesWith }) as const;

const captured = [
  { name: "range", kind: "duration", named: true },
  { name: "note", kind: "text", named: true },
] as const;
const asked = [
  { name: "query", kind: "text", required: true, rest: true },
  { name: "on", kind: "dataSource", named: true },
  ...captured,
] as const;

/** Every command by name, in the order in which they are listed. Its words are `commands.about.<name>`. */
export const COMMANDS = {
  severity: { permission: "incident:update", args: [{ name: "severity", kind: "severity", required: true }] },
  status: { permission: "incident:update", args: [{ name: "status", kind: "status", required: true }] },
  assign: {
    permission: "incident:assign",
    args: [
      { name: "role", kind: "role", required: true },
      { name: "person", kind: "person" },
    ],
  },
  task: {
    permission: "task:update",
    args: [
      { name: "title", kind: "text", required: true, rest: true },
      { name: "person", kind: "person" },
      { name: "due", kind: "time" },
    ],
  },
  done: { permission: "task:update", args: [{ name: "task", kind: "task", required: true, rest: true }] },
  update: {
    permission: "timeline:post",
    args: [
      { name: "text", kind: "text", required: true, rest: true },
      { name: "next", kind: "time", named: true },
    ],
  },
  note: {
    permission: "timeline:post",
    args: [
      { name: "at", kind: "time", required: true },
      { name: "text", kind: "text", required: true, rest: true },
    ],
  },
  graph: {
    permission: "evidence:capture",
    args: [{ name: "panel", kind: "panel", required: true, rest: true }, ...captured],
  },
  snapshot: { permission: "evidence:capture", args: captured },
  query: { permission: "query:adhoc", args: asked },
  logs: { permission: "query:adhoc", args: asked },
  trace: { permission: "query:adhoc", args: asked },
  annotate: {
    permission: "annotation:write",
    args: [
      { name: "text", kind: "text", required: true, rest: true },
      { name: "at", kind: "time" },
    ],
  },
  silence: {
    permission: "silence:write",
    args: [
      { name: "alerts", kind: "alert", required: true, rest: true },
      { name: "for", kind: "duration", named: true },
      { name: "note", kind: "text", named: true },
    ],
  },
  pin: { permission: "incident:update", args: [{ name: "panel", kind: "panel", required: true, rest: true }] },
  dashboard: {
    permission: "incident:update",
    args: [{ name: "dashboard", kind: "dashboard", required: true, rest: true }],
  },
  service: { permission: "incident:update", args: [{ name: "service", kind: "service", required: true, rest: true }] },
  title: { permission: "incident:update", args: [{ name: "title", kind: "text", required: true, rest: true }] },
  type: {
    permission: "incident:update",
    args: [
      { name: "type", kind: "incidentType", required: true, rest: true },
      { name: "tasks", kind: "flag" },
    ],
  },
  catchup: { permission: "timeline:read", args: [], reads: true },
  similar: { permission: "incident:read", args: [], reads: true },
  merge: { permission: "incident:update", args: [], reads: true },
  handoff: {
    permission: "timeline:post",
    args: [
      { name: "person", kind: "person" },
      { name: "note", kind: "text", rest: true },
    ],
  },
  share: { permission: "share:create", args: [{ name: "for", kind: "duration" }] },
  pause: {
    permission: "incident:update",
    args: [
      { name: "for", kind: "duration", required: true },
      { name: "reason", kind: "text", required: true, rest: true },
    ],
  },
  resume: { permission: "incident:update", args: [] },
  resolve: { permission: "incident:update", args: [{ name: "reason", kind: "text", rest: true }] },
  reopen: { permission: "incident:update", args: [{ name: "reason", kind: "text", rest: true }] },
  declare: {
    permission: "incident:declare",
    args: [
      { name: "severity", kind: "severity", required: true },
      { name: "title", kind: "text", required: true, rest: true },
      { name: "drill", kind: "flag" },
    ],
  },
  help: { permission: "incident:read", args: [{ name: "command", kind: "command" }], reads: true },
  page: waits("onCall"),
  ack: waits("onCall"),
  runbook: waits("runbooks"),
  k8s: waits("kubernetes"),
  argocd: waits("delivery"),
  flux: waits("delivery"),
  ask: waits("assistant"),
  postmortem: waits("postmortems"),
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** The arguments of a command by name, as they were written. */
export type CommandArguments = Record<string, string | number | true | Moment>;

/** The command of this name, with what it takes. */
export function commandOf(command: CommandName): Command {
  return COMMANDS[command];
}

const schemas = new Map<CommandName, z.ZodType<CommandArguments>>();

/** What the arguments of a command have to be. */
export function argumentsSchema(command: CommandName): z.ZodType<CommandArguments> {
  const known = schemas.get(command);
  if (known) return known;
  const shape = commandOf(command).args.map(({ name: key, kind, required }) => {
    const schema = ARGUMENT_SCHEMAS[kind];
    return [key, required ? schema : schema.optional()] as const;
  });
  const made = z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<CommandArguments>;
  schemas.set(command, made);
  return made;
}
