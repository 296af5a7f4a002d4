import type { Service } from "@/server/service/contract";
import type { FieldChange, ServiceChange, ServiceEntry } from "@/server/service/contract/catalogue-file";

/** A service that there is, or what a file says of one, with everything in it told in words. */
type ToldService = Partial<Record<FieldChange["field"], string[]>>;

const FIELDS = [
  "name",
  "team",
  "tier",
  "lifecycle",
  "description",
  "dependsOn",
  "matchers",
  "links",
  "dashboards",
] as const satisfies readonly FieldChange["field"][];

const one = (value: string | number | null): string[] => (value === null || value === "" ? [] : [String(value)]);
const telling = {
  links: (links: NonNullable<ServiceEntry["links"]>) =>
    links.map(({ kind, title, target }) => `${kind}: ${title} (${target})`),
  dashboards: (dashboards: NonNullable<ServiceEntry["dashboards"]>) =>
    dashboards.map(({ uid, title }) => (title ? `${title} (${uid})` : uid)),
};

function toldService(service: Service): ToldService {
  const { name, team, tier, lifecycle, description, dependsOn, matchers, links, dashboards } = service;
  return {
    name: one(name),
    team: one(team?.name ?? null),
    tier: one(tier),
    lifecycle: one(lifecycle),
    description: one(description),
    dependsOn: dependsOn.map(({ slug }) => slug).toSorted(),
    matchers,
    links: telling.links(links),
    dashboards: telling.dashboards(dashboards),
  };
}

function toldEntry(entry: ServiceEntry): ToldService {
  const { name, team, tier, lifecycle, description, dependsOn, matchers, links, dashboards } = entry;
  const told = {
    name: name === undefined ? undefined : one(name),
    team: team === undefined ? undefined : one(team),
    tier: tier === undefined ? undefined : one(tier),
    lifecycle: lifecycle === undefined ? undefined : one(lifecycle),
    description: description === undefined ? undefined : one(description),
    dependsOn: dependsOn && [...new Set(dependsOn)].toSorted(),
    matchers,
    links: links && telling.links(links),
    dashboards: dashboards && telling.dashboards(dashboards),
  };
  return Object.fromEntries(Object.entries(told).filter(([, words]) => words !== undefined));
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((word, index) => word === others[index]);

/**
 * What a file would make of the services that there are. `team` of an entry is the name of a team that there is. A new
 * service without a name gets its short one.
 */
export function planImport(
  present: readonly Service[],
  entries: readonly ServiceEntry[],
): { changes: ServiceChange[]; unchanged: number; absent: number } {
  const known = new Map(present.map((service) => [service.slug, service]));
  const changes = entries.map((entry): ServiceChange => {
    const service = known.get(entry.slug);
    const before = service ? toldService(service) : {};
    const named = entry.name === undefined && !service ? { ...entry, name: entry.slug } : entry;
    const after = toldEntry(named);
    const fields = FIELDS.flatMap((field) => {
      const to = after[field];
      const from = before[field] ?? [];
      return to === undefined || isSame(from, to) ? [] : [{ field, from, to }];
    });
    return { slug: entry.slug, name: named.name ?? service?.name ?? entry.slug, isNew: !service, fields };
  });
  const told = new Set(entries.map(({ slug }) => slug));
  return {
    changes: changes.filter(({ isNew, fields }) => isNew || fields.length > 0),
    unchanged: changes.filter(({ isNew, fields }) => !isNew && fields.length === 0).length,
    absent: present.filter(({ slug }) => !told.has(slug)).length,
  };
}
