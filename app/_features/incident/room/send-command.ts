import type { Command } from "@/app/_features/incident/room/command";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import type { useTRPCClient } from "@/app/_lib/trpc";
import type { IncidentDetail } from "@/server/incident/contract";
import { rebasePanels } from "@/server/incident/rules/arrange-panels";

type Client = ReturnType<typeof useTRPCClient>;

/** Sends one command, bound to the version that its sender saw. */
export function sendCommand(
  client: Client,
  { number, version, panels }: Pick<IncidentDetail, "number" | "version" | "panels">,
  command: Command,
): Promise<IncidentDetail> {
  const seen = { number, version, idempotencyKey: idempotencyKey() };
  switch (command.kind) {
    case "status":
      return client.incident.changeStatus.mutate({
        ...seen,
        status: command.to,
        ...(command.reason && { reason: command.reason }),
        ...(command.anyway && { anyway: true }),
      });
    case "pause":
      return client.incident.pause.mutate({ ...seen, until: command.until, reason: command.reason });
    case "resume":
      return client.incident.resume.mutate(seen);
    case "check": {
      const { id: itemId, isDone } = command;
      return client.incident.checkItem.mutate({ number, idempotencyKey: seen.idempotencyKey, itemId, isDone });
    }
    case "field": {
      const { id: fieldId, value, seen: before } = command;
      return client.incident.setField.mutate({
        number,
        idempotencyKey: seen.idempotencyKey,
        fieldId,
        value,
        seen: before,
      });
    }
    case "severity":
      return client.incident.changeSeverity.mutate({ ...seen, severity: command.to });
    case "title":
      return client.incident.changeTitle.mutate({ ...seen, title: command.to });
    case "type":
      return client.incident.changeType.mutate({
        ...seen,
        typeId: command.to?.id ?? null,
        withTasks: command.withTasks,
      });
    case "dashboards":
      return client.incident.setDashboards.mutate({ ...seen, dashboards: command.to });
    case "services":
      return client.incident.setServices.mutate({ ...seen, serviceIds: command.to.map(({ id }) => id) });
    case "visibility":
      return client.incident.setVisibility.mutate({
        ...seen,
        visibility: command.to,
        memberIds: command.members.map(({ id }) => id),
        opensMerged: command.opensMerged,
      });
    case "pin":
      return client.incident.pinPanel.mutate({ ...seen, ...command.panel });
    case "unpin":
      return client.incident.unpinPanel.mutate({ ...seen, id: command.id });
    case "arrange":
      return client.incident.arrangePanels.mutate({
        ...seen,
        // A command that waited its turn was made before panels of the one before came or went.
        panels: rebasePanels(panels, command.to).map(({ id, width, height }) => ({ id, width, height })),
      });
    case "role":
      return client.incident.assignRole.mutate({ ...seen, role: command.role, userId: command.person?.id ?? null });
  }
}
