import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";

export interface MatchedService {
  id: string;
  slug: string;
  matchers: readonly string[];
}

/** Labels that name a service by its short name where no matcher says more. */
const NAMING = ["service", "service_name", "app", "application", "component"] as const;

/** Names of the labels by which services are found; no others matter. */
export function labelsOfServices(services: readonly Pick<MatchedService, "matchers">[]): string[] {
  const matched = services.flatMap(({ matchers }) => matchers.flatMap((set) => parseMatchers(set).matchers ?? []));
  return [...new Set([...NAMING, ...matched.map(({ name }) => name)])];
}

/** How many conditions the narrowest set has that fits; 0 where none does. */
function fitOf({ matchers }: MatchedService, labels: Readonly<Record<string, string>>): number {
  let best = 0;
  for (const set of matchers) {
    const parsed = parseMatchers(set).matchers;
    if (parsed && parsed.length > best && compileMatchers(parsed)?.(labels)) best = parsed.length;
  }
  return best;
}

/**
 * The services that something with these labels is about: those with a set of matchers that fits, the narrowest set
 * first; where none has one, the service that a usual label names. A set that cannot be read fits nothing.
 */
export function servicesOfLabels(
  labels: Readonly<Record<string, string>>,
  services: readonly MatchedService[],
): string[] {
  const fits = services
    .map((service) => ({ id: service.id, fit: fitOf(service, labels) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit);
  if (fits.length > 0) return fits.map(({ id }) => id);
  for (const name of NAMING) {
    const value = Object.hasOwn(labels, name) ? labels[name]?.toLowerCase() : undefined;
    const named = services.find(({ slug }) => slug === value);
    if (named) return [named.id];
  }
  return [];
}
