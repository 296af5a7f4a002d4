import { createHash } from "node:crypto";
import type { SignedIn } from "@/server/platform/context";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { FileIssue, ImportPlan, ServiceEntry } from "@/server/service/contract/catalogue-file";
import { listServices } from "@/server/service/queries";
import { readCatalogueFile } from "@/server/service/read-catalogue-file";
import { planImport } from "@/server/service/rules/plan-import";

/** What a file would do, and with what it would be done. */
export interface PreparedImport {
  plan: ImportPlan;
  entries: ServiceEntry[];
  /** Ids of the teams that the entries name, by name. */
  teams: ReadonlyMap<string, string>;
}

/** Holds a file against the catalogue as it stands. */
export async function prepareImport(
  context: SignedIn,
  db: Pick<Prisma.TransactionClient, "team" | "service">,
  text: string,
): Promise<PreparedImport> {
  const { organizationId } = context.viewer;
  const read = readCatalogueFile(text);
  const present = await listServices(context, db);
  const teams = await db.team.findMany({ where: { organizationId }, select: { id: true, slug: true, name: true } });
  const issues = [...read.issues];
  const warn = (code: FileIssue["code"], line: number, path: string, detail: string) =>
    issues.push({ isError: false, code, line, path, detail });
  const known = new Set([...present, ...read.entries.map(({ entry }) => entry)].map(({ slug }) => slug));
  const entries = read.entries.map(({ entry: { team, dependsOn, ...entry }, line }): ServiceEntry => {
    const owner = team ? teams.find(({ slug, name }) => slug === team || name === team) : undefined;
    if (team && !owner) warn("unknownTeam", line, `${entry.slug}.team`, team);
    const unknown = dependsOn?.filter((slug) => !known.has(slug)) ?? [];
    for (const slug of unknown) warn("unknownDependency", line, `${entry.slug}.dependsOn`, slug);
    return {
      ...entry,
      // Of a team that nobody knows nothing is changed.
      ...(owner && { team: owner.name }),
      ...(team === null && { team }),
      ...(dependsOn && { dependsOn: dependsOn.filter((slug) => known.has(slug)) }),
    };
  });
  const planned = planImport(present, entries);
  const isUsable = !issues.some(({ isError }) => isError);
  const revision = isUsable ? createHash("sha256").update(JSON.stringify(planned)).digest("hex") : null;
  return {
    plan: { issues, ...planned, revision },
    entries,
    teams: new Map(teams.map(({ id, name }) => [name, id])),
  };
}
