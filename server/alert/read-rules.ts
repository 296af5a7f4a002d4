import { ruleSettings, type RoutingAction, type RoutingRuleState } from "@/server/alert/contract/routing";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** The organization's rules, in their order. */
export async function readRules(
  tx: Pick<Prisma.TransactionClient, "routingRule">,
  organizationId: string,
  { onlyOn = false }: { onlyOn?: boolean } = {},
): Promise<RoutingRuleState[]> {
  const rows = await tx.routingRule.findMany({
    where: { organizationId, ...(onlyOn && { isOn: true }) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, condition, action, settings, isOn, updatedAt, updatedBy }) => ({
    id,
    name,
    condition,
    action: action as RoutingAction,
    settings: ruleSettings.catch(ruleSettings.parse({})).parse(settings),
    isOn,
    updatedAt: updatedAt.toISOString(),
    updatedBy,
  }));
}
