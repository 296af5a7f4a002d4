import { attachFirings } from "@/server/alert/attach-firings";
import type { RoutingAction, RuleSettings } from "@/server/alert/contract/routing";
import type { Outcome } from "@/server/alert/contract";
import { findServices, type FoundService } from "@/server/alert/find-services";
import { FIRING_COLUMNS, FIRING_TABLES, type FullFiring } from "@/server/alert/firing-rows";
import { incidentKey } from "@/server/alert/incident-key";
import { type HeldIncident, keyedIncidents, takesFiring } from "@/server/alert/keyed-incidents";
import { matchRules } from "@/server/alert/match-rules";
import { openForFirings } from "@/server/alert/open-for-firings";
import { openOfService } from "@/server/alert/open-of-service";
import { readRules } from "@/server/alert/read-rules";
import { sortOutSuppressed } from "@/server/alert/sort-out-suppressed";
import type { Services } from "@/server/platform/context";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** Most firings that are routed in one transaction; the rest follows in the next. */
const MOST = 20_000;

/** Firings that a rule brought to the same incident. */
export interface RoutedGroup {
  key: string;
  ruleId: string | null;
  action: RoutingAction;
  settings: RuleSettings;
  service: FoundService | null;
  /** Oldest first. */
  firings: FullFiring[];
}

async function unrouted(tx: Prisma.TransactionClient, organizationId: string): Promise<FullFiring[]> {
  return tx.$queryRawUnsafe<FullFiring[]>(
    `select ${FIRING_COLUMNS} from ${FIRING_TABLES}
      where f.organization_id = $1::uuid and f.outcome is null order by f.starts_at, f.id limit ${MOST}`,
    organizationId,
  );
}

async function grouped(
  tx: Prisma.TransactionClient,
  services: Services,
  organizationId: string,
  firings: readonly FullFiring[],
): Promise<RoutedGroup[]> {
  const rules = await readRules(tx, organizationId, { onlyOn: true });
  const { matches, trouble } = matchRules(rules, firings);
  for (const [index, { isTooSlow }] of trouble.entries()) {
    if (!isTooSlow) continue;
    services.counters.add("alert_rule_failures_total");
    services.log.warn({ rule: rules[index]?.id }, "a routing rule took too long, and was passed over");
  }
  const findService = await findServices(tx, organizationId);
  const groups = new Map<string, RoutedGroup>();
  for (const [index, firing] of firings.entries()) {
    const match = matches[index];
    if (!match) continue;
    const { rule, action, settings } = match;
    const told = settings.service ?? firing.labels[settings.serviceLabel];
    const service = findService(told, firing.labels);
    const ruleId = rule?.id ?? null;
    const key = incidentKey({ ruleId, action, serviceId: service?.id ?? null }, settings, firing.labels);
    const group = groups.get(key) ?? { key, ruleId, action, settings, service, firings: [] };
    group.firings.push(firing);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Where a group goes: to the incident that has its key, to one of its service, or to a new one. */
async function incidentFor(
  tx: Prisma.TransactionClient,
  group: RoutedGroup,
  held: HeldIncident | undefined,
  { organizationId, now }: { organizationId: string; now: Date },
): Promise<{ incidentId: string; outcome: Outcome } | { outcome: Outcome }> {
  const { action, settings, service, firings } = group;
  if (action === "drop") return { outcome: "dropped" };
  const isOver = firings.every(({ endsAt }) => endsAt !== null);
  if (held && takesFiring(held, settings, now, isOver)) return { incidentId: held.incidentId, outcome: "attached" };
  if (action === "attach") {
    const incidentId = service && (await openOfService(tx, service.id, settings.windowMinutes, now));
    return incidentId ? { incidentId, outcome: "attached" } : { outcome: "unattached" };
  }
  // What was over before anybody heard of it is history.
  if (isOver) return { outcome: "past" };
  const incidentId = await openForFirings(tx, group, { organizationId, now });
  return { incidentId, outcome: action === "open" ? "opened" : "triaged" };
}

/**
 * Brings what has begun to fire where the rules say, in the caller's transaction, which holds the organization's lock. A
 * storm with one key opens one incident.
 * @returns ids of the incidents that got firings
 */
export async function routeFirings(
  tx: Prisma.TransactionClient,
  services: Services,
  { organizationId, now }: { organizationId: string; now: Date },
): Promise<string[]> {
  const { firings, suppressed } = await sortOutSuppressed(tx, await unrouted(tx, organizationId), {
    organizationId,
    now,
  });
  if (firings.length + suppressed.length === 0) return [];
  const groups = await grouped(tx, services, organizationId, firings);
  const held = await keyedIncidents(
    tx,
    organizationId,
    groups.map(({ key }) => key),
  );
  const touched = new Set<string>();
  const outcomes: { id: string; outcome: Outcome; rule_id: string | null }[] = suppressed.map(({ id }) => ({
    id,
    outcome: "suppressed",
    rule_id: null,
  }));
  for (const group of groups) {
    const found = await incidentFor(tx, group, held.get(group.key), { organizationId, now });
    services.counters.add("alert_incidents_total", { outcome: found.outcome }, group.firings.length);
    outcomes.push(...group.firings.map(({ id }) => ({ id, outcome: found.outcome, rule_id: group.ruleId })));
    if (!("incidentId" in found)) continue;
    touched.add(found.incidentId);
    await attachFirings(tx, { organizationId, incidentId: found.incidentId, firings: group.firings, now });
  }
  await tx.$executeRawUnsafe(
    `update alert_firing f set outcome = r.outcome, rule_id = r.rule_id
       from jsonb_to_recordset($1::jsonb) as r(id uuid, outcome text, rule_id uuid) where f.id = r.id`,
    JSON.stringify(outcomes),
  );
  return [...touched];
}
