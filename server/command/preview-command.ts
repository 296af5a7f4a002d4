import type { PreviewCommandInput, PreviewedCommand } from "@/server/command/contract";
import { prepareCommand } from "@/server/command/prepare-command";
import { previewAction } from "@/server/command/rules/preview-action";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";

/** What a line would do, or what is wrong with it. @throws AppError NOT_FOUND, RATE_LIMITED, and as the ports reject with */
export async function previewCommand(context: SignedIn, input: PreviewCommandInput): Promise<PreviewedCommand> {
  await context.services.limits.take("completion", context.viewer.userId);
  const incident = await readIncident(context, input.incidentNumber);
  const { action, problem } = await prepareCommand(context, incident, input.line, input);
  return action ? { ok: true, preview: previewAction(action, incident) } : { ok: false, problem, preview: null };
}
