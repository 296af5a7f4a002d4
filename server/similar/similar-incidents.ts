import { categoryOf } from "@/server/incident/rules";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { type AlikeRow, alikeIncidents } from "@/server/similar/alike-incidents";
import { SIMILAR_MAX, type SimilarIncident, type SimilarIncidents } from "@/server/similar/contract";
import { remediesOf } from "@/server/similar/remedies-of";
import { likeness } from "@/server/similar/rules/likeness";
import { saidAlike } from "@/server/similar/said-alike";

const DAY_MS = 86_400_000;
/** What scores less is like it by chance. */
const SCORE_LEAST = 0.12;
const NOTHING_SAID = { likeness: 0, words: [] };

const startOf = ({ impactStartedAt, declaredAt }: Pick<AlikeRow, "impactStartedAt" | "declaredAt">) =>
  (impactStartedAt ?? declaredAt).getTime();
const isOpen = ({ status }: Pick<AlikeRow, "status">) => ["triage", "active"].includes(categoryOf(status));

/** Services next to those of an incident in the graph, by id. */
async function neighboursOf({ services }: SignedIn, serviceIds: readonly string[]): Promise<Set<string>> {
  const ids = [...serviceIds];
  const edges = await services.db.serviceDependency.findMany({
    where: { OR: [{ serviceId: { in: ids } }, { dependsOnId: { in: ids } }] },
    select: { serviceId: true, dependsOnId: true },
  });
  return new Set(edges.flatMap(({ serviceId, dependsOnId }) => [serviceId, dependsOnId]));
}

/**
 * Incidents like this one, with the reasons: those that are over and how they ended, and those that run.
 * @throws AppError NOT_FOUND
 */
export async function similarIncidents(context: SignedIn, number: number): Promise<SimilarIncidents> {
  const { services } = context;
  const { id } = await findIncident(context, number);
  const { title, summary, mode } = await services.db.incident.findUniqueOrThrow({
    where: { id },
    select: { title: true, summary: true, mode: true },
  });
  const { organizationId } = context.viewer;
  const said = await saidAlike(services, { id, organizationId, text: `${title}\n${summary}` });
  const rows = await alikeIncidents(context, { id, title, isDrill: mode === "drill", others: [...said.keys()] });
  const own = rows.find((row) => row.id === id);
  if (!own) return { before: [], related: [] };
  const neighbourIds = await neighboursOf(
    context,
    own.services.map((service) => service.id),
  );
  const now = services.clock.now().getTime();
  const scored = rows
    .filter((row) => row.id !== id)
    .map((row) => {
      const ageDays = (now - row.declaredAt.getTime()) / DAY_MS;
      const inWords = { title: row.titleLikeness, said: said.get(row.id) ?? NOTHING_SAID, ageDays };
      return { row, ...likeness({ ...own, neighbourIds }, row, inWords) };
    })
    .filter(({ score }) => score >= SCORE_LEAST)
    .toSorted((a, b) => b.score - a.score || b.row.number - a.row.number);
  const over = scored.filter(({ row }) => !isOpen(row)).slice(0, SIMILAR_MAX);
  const open = scored.filter(({ row }) => isOpen(row)).slice(0, SIMILAR_MAX);
  const remedies = await remediesOf(
    services,
    over.flatMap(({ row }) => (row.resolvedAt ? [row.id] : [])),
  );
  const told = ({ row, score, likenesses }: (typeof scored)[number]): SimilarIncident => ({
    number: row.number,
    title: row.title,
    severity: row.severity,
    status: row.status,
    declaredAt: row.declaredAt.toISOString(),
    score,
    likenesses,
    resolvedInMs: row.resolvedAt ? Math.max(0, row.resolvedAt.getTime() - startOf(row)) : null,
    remedy: remedies.get(row.id) ?? null,
  });
  return {
    before: over.map(told),
    related: open.map((each) => ({ ...told(each), earlierMs: startOf(own) - startOf(each.row) })),
  };
}
