import { stringify } from "yaml";
import type { SignedIn } from "@/server/platform/context";
import { listServices } from "@/server/service/queries";

/** The catalogue as a file that can be imported again. @throws AppError FORBIDDEN */
export async function exportCatalogue(context: SignedIn): Promise<{ text: string }> {
  const services = (await listServices(context)).map((service) => ({
    slug: service.slug,
    name: service.name,
    description: service.description,
    team: service.team?.name ?? null,
    tier: service.tier,
    lifecycle: service.lifecycle,
    dependsOn: service.dependsOn.map(({ slug }) => slug),
    matchers: service.matchers,
    links: service.links,
    dashboards: service.dashboards,
  }));
  return { text: stringify({ services }, { aliasDuplicateObjects: false, lineWidth: 0 }) };
}
