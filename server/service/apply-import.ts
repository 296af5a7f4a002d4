import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { ApplyImportInput, ServiceEntry } from "@/server/service/contract/catalogue-file";
import { prepareImport } from "@/server/service/prepare-import";
import { writeRelations } from "@/server/service/write-relations";

const TIMEOUT_MS = 30_000;

/**
 * Takes a file as it was looked at: services are added and changed, none is removed.
 * @throws AppError FORBIDDEN; BAD_INPUT for a file that cannot be taken; CONFLICT where the catalogue has changed since,
 * so that it would do something else
 */
export async function applyImport(
  context: SignedIn,
  { text, revision }: ApplyImportInput,
): Promise<{ added: number; changed: number }> {
  const { viewer, services } = context;
  authorize(viewer, "service:update");
  const { organizationId } = viewer;
  return services.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
      const { plan, entries, teams } = await prepareImport(context, tx, text);
      if (plan.revision === null)
        throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "text", code: "file" }] });
      if (plan.revision !== revision) throw new AppError("CONFLICT");
      const wanted = new Map(entries.map((entry) => [entry.slug, entry]));
      for (const { slug, name, isNew } of plan.changes) {
        const entry = wanted.get(slug);
        if (!entry) continue;
        const data = ownFacts(entry, teams);
        if (isNew) await tx.service.create({ data: { ...data, name, slug, organizationId } });
        else await tx.service.update({ where: { organizationId_slug: { organizationId, slug } }, data });
      }
      // All are there now: they may need each other in any order.
      const ids = new Map(
        (await tx.service.findMany({ where: { organizationId }, select: { id: true, slug: true } })).map((each) => [
          each.slug,
          each.id,
        ]),
      );
      for (const { slug } of plan.changes) {
        const id = ids.get(slug);
        const { dashboards, dependsOn } = wanted.get(slug) ?? {};
        const needed = dependsOn && [...new Set(dependsOn)].flatMap((each) => ids.get(each) ?? []);
        if (id) await writeRelations(tx, { id, organizationId }, { dashboards, dependsOn: needed });
      }
      const added = plan.changes.filter(({ isNew }) => isNew).length;
      return { added, changed: plan.changes.length - added };
    },
    { timeout: TIMEOUT_MS },
  );
}

function ownFacts(entry: ServiceEntry, teams: ReadonlyMap<string, string>) {
  const { name, description, team, tier, lifecycle, matchers, links } = entry;
  const told = {
    name,
    description,
    tier,
    lifecycle,
    matchers,
    links,
    teamId: team === undefined ? undefined : team === null ? null : teams.get(team),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as {
    [Fact in keyof typeof told]?: NonNullable<(typeof told)[Fact]>;
  };
}
