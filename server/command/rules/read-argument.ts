import { INCIDENT_ROLES, SEVERITIES, STATUSES } from "@/server/incident/contract";
import type { Argument, Moment } from "@/server/command/contract/commands";
import type { CommandProblem } from "@/server/command/contract";
import { readDuration, readMoment } from "@/server/command/rules/moment";
import type { Token } from "@/server/command/rules/tokenize";

type Value = string | number | true | Moment;
type Reading = { value: Value } | { problem: CommandProblem["code"] };

/** What people say for some roles. */
const ROLE_ALIASES: Readonly<Record<string, string>> = { ic: "commander", comms: "comms_lead", ops: "ops_lead" };
const PERSON = /^@[^\s@"“”]{1,200}$/;

const plain = (text: string): string => text.toLowerCase().replaceAll("-", "_");
const oneOf = (values: readonly string[], text: string, problem: CommandProblem["code"]): Reading =>
  values.includes(text) ? { value: text } : { problem };

/** The value of a word for an argument, or what is wrong with it. */
export function readArgument({ kind }: Argument, text: string): Reading {
  switch (kind) {
    case "severity":
      return oneOf(SEVERITIES, plain(text), "notASeverity");
    case "status":
      return oneOf(STATUSES, plain(text), "notAStatus");
    case "role": {
      const role = plain(text);
      return oneOf(INCIDENT_ROLES, Object.hasOwn(ROLE_ALIASES, role) ? (ROLE_ALIASES[role] ?? "") : role, "notARole");
    }
    case "time": {
      const moment = readMoment(text) ?? readMoment(`+${text}`);
      return moment ? { value: moment } : { problem: "notATime" };
    }
    case "duration": {
      const ms = readDuration(text);
      return ms === null ? { problem: "notADuration" } : { value: ms };
    }
    case "person":
      return { value: text.startsWith("@") ? text.slice(1) : text };
    case "command":
      return { value: text.startsWith("/") ? text.slice(1) : text };
    case "flag":
      return { value: true };
    default:
      return { value: text };
  }
}

/** Whether a word is so clearly this argument that it is taken for it wherever it stands. */
export function isShapedLike(argument: Argument, { raw, key, isQuoted, value }: Token): boolean {
  const { name, kind, named, required } = argument;
  if (kind === "flag") return raw === `--${name}`;
  if (key?.toLowerCase() === name.toLowerCase()) return true;
  if (key !== null || isQuoted || named) return false;
  switch (kind) {
    case "person":
      return PERSON.test(raw) && readMoment(raw) === null;
    case "time":
      return (required || raw.startsWith("@")) && readMoment(raw) !== null;
    case "severity":
    case "status":
    case "role":
    case "duration":
      return "value" in readArgument(argument, value);
    default:
      return false;
  }
}

/** Whether a word was meant for a time, though it is none. */
export const isLikeATime = (raw: string): boolean => /^@[+\-\d]/.test(raw);
