import type { Command } from "@/app/_features/incident/room/command";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import type { useTRPCClient } from "@/app/_lib/trpc";
import type { IncidentDetail } from "@/server/incident/contract";

type Client = ReturnType<typeof useTRPCClient>;

/** Sends one command, bound to the version that its sender saw. */
export function sendCommand(
  client: Client,
  { number, version }: Pick<IncidentDetail, "number" | "version">,
  command: Command,
): Promise<IncidentDetail> {
  const seen = { number, version, idempotencyKey: idempotencyKey() };
  switch (command.kind) {
    case "status":
      return client.incident.changeStatus.mutate({ ...seen, status: command.to });
    case "severity":
      return client.incident.changeSeverity.mutate({ ...seen, severity: command.to });
    case "title":
      return client.incident.changeTitle.mutate({ ...seen, title: command.to });
    case "dashboards":
      return client.incident.setDashboards.mutate({ ...seen, dashboards: command.to });
    case "role":
      return client.incident.assignRole.mutate({ ...seen, role: command.role, userId: command.person?.id ?? null });
  }
}
