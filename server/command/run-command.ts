import { carryOut } from "@/server/command/carry-out";
import { commandOf } from "@/server/command/contract/commands";
import type { RanCommand, RunCommandInput } from "@/server/command/contract";
import { prepareCommand } from "@/server/command/prepare-command";
import { parseCommand } from "@/server/command/rules/parse-command";
import { readIncident } from "@/server/incident/queries";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError, toAppError } from "@/server/platform/errors";

/** A line says what to do, not to which version: it is done again where somebody else was faster. */
const ATTEMPTS = 3;

/**
 * Carries out a line.
 * @throws AppError NOT_FOUND, FORBIDDEN, COMMAND_UNREADABLE with the `problem`, COMMAND_NOT_YET with the part that it
 * comes with as `comesWith`, and as the verbs do
 */
export async function runCommand(context: SignedIn, input: RunCommandInput): Promise<RanCommand> {
  const { incidentNumber, idempotencyKey, line } = input;
  const name = parseCommand(line)?.name;
  for (let attempt = 1; ; attempt += 1) {
    const incident = await readIncident(context, incidentNumber);
    if (name && !commandOf(name).comesWith) authorize(context.viewer, commandOf(name).permission);
    const { action, problem } = await prepareCommand(context, incident, line, input);
    if (!action) {
      if (problem.code === "notYet") throw new AppError("COMMAND_NOT_YET", undefined, { comesWith: problem.value });
      // Carried out before, it often cannot be a second time: what is done is done.
      if (name && (await wasRecorded(context, incident.id, idempotencyKey)))
        return { command: name, effect: { kind: "none" } };
      throw new AppError("COMMAND_UNREADABLE", undefined, { problem });
    }
    try {
      return { command: action.command, effect: await carryOut(context, incident, idempotencyKey, action) };
    } catch (error) {
      const isOutrun = ["INCIDENT_CHANGED", "TASK_CHANGED"].includes(toAppError(error).code);
      if (!isOutrun || attempt >= ATTEMPTS) throw error;
    }
  }
}

async function wasRecorded({ services }: SignedIn, incidentId: string, idempotencyKey: string): Promise<boolean> {
  const key = { incidentId_idempotencyKey: { incidentId, idempotencyKey } };
  return (await services.db.timelineEvent.findUnique({ where: key, select: { id: true } })) !== null;
}
