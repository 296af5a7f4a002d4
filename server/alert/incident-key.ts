import { createHash } from "node:crypto";
import type { RoutingAction, RuleSettings } from "@/server/alert/contract/routing";

/** What firings have in common that belong into one incident. */
export function incidentKey(
  { ruleId, action, serviceId }: { ruleId: string | null; action: RoutingAction; serviceId: string | null },
  { groupBy }: Pick<RuleSettings, "groupBy">,
  labels: Readonly<Record<string, string>>,
): string {
  const values = groupBy.map((name) => [name, labels[name] ?? null]);
  return createHash("sha256")
    .update(JSON.stringify([ruleId, action, serviceId, values]))
    .digest("hex");
}
