import { randomUUID } from "node:crypto";
import { createTranslator } from "next-intl";
import en from "@/messages/en/incidentTypes.json";
import { ruleSettings } from "@/server/alert/contract/routing";
import { starterTypes } from "@/server/incident/rules/starter-types";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { SHOP_CATALOGUE } from "@/server/sandbox/practice/shop-catalogue";
import { writeRelations } from "@/server/service/write-relations";

const RULE = {
  name: "What breaks in the shop is about checkout",
  condition: 'has(labels.grafana_folder) && labels.grafana_folder == "Shop"',
  action: "open",
};

/** The shop's services, and a rule that makes one incident of its alerts; nothing where people have their own. */
export async function seedPractice(tx: Prisma.TransactionClient, organizationId: string, now: Date): Promise<void> {
  await seedTypes(tx, organizationId, now);
  if ((await tx.service.count({ where: { organizationId } })) > 0) return;
  const teams = await tx.team.findMany({ where: { organizationId }, select: { id: true, slug: true } });
  const teamOf = (slug: string) => teams.find((team) => team.slug === slug)?.id ?? null;
  const ids = new Map<string, string>();
  for (const { slug, name, description, tier, team, dashboards, dependsOn } of SHOP_CATALOGUE) {
    const facts = { slug, name, description, tier, matchers: [`service="${slug}"`], lifecycle: "production" };
    const { id } = await tx.service.create({
      data: { ...facts, organizationId, teamId: teamOf(team) },
      select: { id: true },
    });
    ids.set(slug, id);
    const needed = dependsOn.flatMap((each) => ids.get(each) ?? []);
    await writeRelations(tx, { id, organizationId }, { dashboards, dependsOn: needed });
  }
  await seedFields(tx, organizationId, now);
  if ((await tx.routingRule.count({ where: { organizationId } })) > 0) return;
  const settings = ruleSettings.parse({ service: "checkout" });
  await tx.routingRule.create({ data: { ...RULE, organizationId, position: 0, settings, updatedAt: now } });
}

const CAUSES = ["Deployment", "Configuration", "Traffic", "Infrastructure", "Vendor", "Unknown"];

/** Two fields that most organizations want, so that rooms show what fields are for. */
async function seedFields(tx: Prisma.TransactionClient, organizationId: string, now: Date): Promise<void> {
  if ((await tx.customField.count({ where: { organizationId } })) > 0) return;
  const shared = { organizationId, updatedAt: now };
  const options = CAUSES.map((label) => ({ id: randomUUID(), label, isArchived: false }));
  await tx.customField.createMany({
    data: [
      {
        ...shared,
        position: 0,
        name: "Customers affected",
        kind: "number",
        description: "A guess is good enough while it runs.",
      },
      { ...shared, position: 1, name: "Root cause", kind: "select", options },
    ],
  });
}

/** Three types of incidents, where nobody has made any. */
async function seedTypes(tx: Prisma.TransactionClient, organizationId: string, now: Date): Promise<void> {
  if ((await tx.incidentType.count({ where: { organizationId } })) > 0) return;
  const words = createTranslator({ locale: "en", messages: en, namespace: "starter" });
  const data = starterTypes(words, randomUUID).map(({ key: _key, ...facts }, position) => ({
    ...facts,
    organizationId,
    position,
    updatedAt: now,
  }));
  await tx.incidentType.createMany({ data });
}
