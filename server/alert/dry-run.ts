import { FIRING_COLUMNS, FIRING_TABLES, type FullFiring } from "@/server/alert/firing-rows";
import type { DryRun, DryRunInput, RoutingAction } from "@/server/alert/contract/routing";
import { findServices } from "@/server/alert/find-services";
import { incidentKey } from "@/server/alert/incident-key";
import { matchRules } from "@/server/alert/match-rules";
import { readRules } from "@/server/alert/read-rules";
import { countIncidents } from "@/server/alert/rules/count-incidents";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

const MOST = 20_000;
const EXAMPLES = 5;
const DAY_MS = 86_400_000;

/**
 * What rules would have done with the firings of the last days; nothing happens. Incidents are taken to last until the
 * last of their firings has ended.
 * @throws AppError FORBIDDEN
 */
export async function dryRun({ viewer, services }: SignedIn, { rules: given, days }: DryRunInput): Promise<DryRun> {
  authorize(viewer, "settings:read");
  const { organizationId } = viewer;
  const { db, clock } = services;
  const now = clock.now();
  const stored = given ?? (await readRules(db, organizationId));
  const rules = stored.filter(({ isOn }) => isOn);
  const found = await db.$queryRawUnsafe<FullFiring[]>(
    `select ${FIRING_COLUMNS} from ${FIRING_TABLES}
      where f.organization_id = $1::uuid and f.starts_at > $2::timestamptz order by f.starts_at desc, f.id limit ${MOST + 1}`,
    organizationId,
    new Date(now.getTime() - days * DAY_MS),
  );
  const firings = found.slice(0, MOST).toReversed();
  const { matches, trouble } = matchRules(rules, firings);
  const findService = await findServices(db, organizationId);
  const places = [...rules, null].map((rule, index) => {
    const own = firings.flatMap((firing, at) => {
      const match = matches[at];
      return match?.rule === rule ? [{ firing, match }] : [];
    });
    const keyed = own.flatMap(({ firing, match: { action, settings } }) => {
      if (!opens(action)) return [];
      const serviceId =
        findService(settings.service ?? firing.labels[settings.serviceLabel], firing.labels)?.id ?? null;
      const key = incidentKey({ ruleId: rule?.id ?? null, action, serviceId }, settings, firing.labels);
      const { windowMinutes } = settings;
      return [{ key, startsAt: firing.startsAt.getTime(), endsAt: firing.endsAt?.getTime() ?? null, windowMinutes }];
    });
    const { failures = 0, isTooSlow = false } = trouble[index] ?? {};
    return {
      id: rule?.id ?? null,
      name: rule?.name ?? null,
      action: rule?.action ?? null,
      firings: own.length,
      opened: countIncidents(keyed),
      examples: [...new Set(own.map(({ firing }) => firing.name))].slice(0, EXAMPLES),
      failures,
      isTooSlow,
    };
  });
  return { firings: firings.length, isCut: found.length > MOST, rules: places };
}

const opens = (action: RoutingAction) => action === "open" || action === "triage";
