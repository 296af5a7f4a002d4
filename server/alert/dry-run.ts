import type { DryRun, DryRunInput, DryRunPlace, DryRunRule, RuleFacts } from "@/server/alert/contract/routing";
import { findServices } from "@/server/alert/find-services";
import { FIRING_COLUMNS, FIRING_TABLES, type FullFiring } from "@/server/alert/firing-rows";
import { incidentKey } from "@/server/alert/incident-key";
import { matchInTurns } from "@/server/alert/match-in-turns";
import type { Match } from "@/server/alert/match-rules";
import { readRules } from "@/server/alert/read-rules";
import { countIncidents, type KeyedFiring } from "@/server/alert/rules/count-incidents";
import { movedFirings } from "@/server/alert/rules/moved-firings";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

const MOST = 20_000;
const EXAMPLES = 5;
const REASONS = 5;
const DAY_MS = 86_400_000;
const BUILT_IN: DryRunPlace = { id: null, name: null };

type TriedRule = RuleFacts & { id: string | null };
type FindService = Awaited<ReturnType<typeof findServices>>;

/** A firing that would have opened an incident, or gone on in one. */
function keyed(
  firing: FullFiring,
  { rule, action, settings }: Match<TriedRule>,
  findService: FindService,
): KeyedFiring | null {
  if (action !== "open" && action !== "triage") return null;
  const service = findService(settings.service ?? firing.labels[settings.serviceLabel], firing.labels);
  const key = incidentKey(
    { ruleId: rule?.id ?? null, action, serviceId: service?.id ?? null },
    settings,
    firing.labels,
  );
  const { windowMinutes } = settings;
  return { key, startsAt: firing.startsAt.getTime(), endsAt: firing.endsAt?.getTime() ?? null, windowMinutes };
}

interface Tried {
  rules: DryRunRule[];
  /** Where each firing went, in their order. */
  places: DryRunPlace[];
}

async function tried(
  given: readonly TriedRule[],
  firings: readonly FullFiring[],
  findService: FindService,
  signal?: AbortSignal,
): Promise<Tried> {
  const on = given.filter(({ isOn }) => isOn);
  const { matches, trouble } = await matchInTurns(on, firings, signal);
  const own = new Map<TriedRule | null, { firings: FullFiring[]; keyed: KeyedFiring[] }>(
    [...on, null].map((rule) => [rule, { firings: [], keyed: [] }]),
  );
  for (const [index, firing] of firings.entries()) {
    const match = matches[index];
    const place = match && own.get(match.rule);
    if (!place) continue;
    place.firings.push(firing);
    const one = keyed(firing, match, findService);
    if (one) place.keyed.push(one);
  }
  const rules = [...on, null].map((rule, index): DryRunRule => {
    const mine = own.get(rule) ?? { firings: [], keyed: [] };
    const { failures = 0, reasons = [], isTooSlow = false } = trouble[index] ?? {};
    return {
      id: rule?.id ?? null,
      name: rule?.name ?? null,
      action: rule?.action ?? null,
      firings: mine.firings.length,
      opened: countIncidents(mine.keyed),
      examples: [...new Set(mine.firings.map(({ name }) => name))].slice(0, EXAMPLES),
      failures,
      reasons: reasons.toSorted((a, b) => b.count - a.count).slice(0, REASONS),
      isTooSlow,
    };
  });
  return { rules, places: matches.map(({ rule }) => (rule ? { id: rule.id, name: rule.name } : BUILT_IN)) };
}

const openedBy = ({ rules }: Tried) => rules.reduce((sum, { opened }) => sum + opened, 0);

/**
 * What rules would have done with the firings of the last days, and what they would have done otherwise than those that
 * stand; nothing happens. Incidents are taken to last until the last of their firings has ended.
 * @throws AppError FORBIDDEN; the signal's reason when nobody waits for the answer any more
 */
export async function dryRun(
  { viewer, services }: SignedIn,
  { rules: given, days }: DryRunInput,
  signal?: AbortSignal,
): Promise<DryRun> {
  authorize(viewer, "settings:read");
  const { organizationId } = viewer;
  const { db, clock } = services;
  const since = new Date(clock.now().getTime() - days * DAY_MS);
  // Not by Prisma, which reads all rows at once at the end, and lets nobody else have a turn.
  const { rows: found } = await services.pool.query<FullFiring>(
    `select ${FIRING_COLUMNS} from ${FIRING_TABLES}
      where f.organization_id = $1 and f.starts_at > $2 order by f.starts_at desc, f.id limit ${MOST + 1}`,
    [organizationId, since],
  );
  const firings = found.slice(0, MOST).toReversed();
  const isCut = found.length > MOST;
  const [stored, findService] = await Promise.all([readRules(db, organizationId), findServices(db, organizationId)]);
  const before = await tried(stored, firings, findService, signal);
  const after = given ? await tried(given, firings, findService, signal) : before;
  return {
    firings: firings.length,
    since: (isCut ? (firings[0]?.startsAt ?? since) : since).toISOString(),
    isCut,
    rules: after.rules,
    opened: openedBy(after),
    openedBefore: openedBy(before),
    moved: given ? movedFirings(before.places, after.places) : [],
  };
}
