import { slugOf } from "@/server/service/rules";
import { type MatchedService, servicesOfLabels } from "@/server/service/rules/services-of-labels";

export interface NamedService extends MatchedService {
  name: string;
}

/** The service that a change is about: by its short name, its name, or its matchers; null where none is meant. */
export function serviceOfChange(
  { serviceName, environment }: { serviceName: string; environment: string },
  services: readonly NamedService[],
): string | null {
  const slug = slugOf(serviceName);
  if (slug) {
    const found =
      services.find((service) => service.slug === slug) ??
      services.find(({ name }) => name.toLowerCase() === serviceName.trim().toLowerCase()) ??
      // A name that carries the environment, as Argo CD's applications often do.
      services.find((service) => slug === `${service.slug}-${slugOf(environment)}`);
    if (found) return found.id;
  }
  const labels = { service: serviceName, app: serviceName, environment, env: environment };
  return servicesOfLabels(labels, services)[0] ?? null;
}
