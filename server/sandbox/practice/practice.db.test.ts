import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listFields } from "@/server/field/list-fields";
import { changeShop } from "@/server/shop/change-shop";
import { readShop } from "@/server/shop/read-shop";
import { practiceShop } from "@/server/sandbox/practice/practice-shop";
import { seedPractice } from "@/server/sandbox/practice/seed-practice";
import { createShop } from "@/server/sandbox/shop/create-shop";
import { keptReleases } from "@/server/sandbox/shop/kept-releases";
import { createTestOrganization } from "@/server/testing/test-context";

const START = Date.UTC(2026, 10, 23, 10, 0);
const MINUTE_MS = 60_000;

it("a shop is broken and healed by responders, tells when its alert fires, and stays broken over a restart", async () => {
  const ours = await createTestOrganization();
  const folder = mkdtempSync(join(tmpdir(), "practice-"));
  try {
    let now = START;
    const open = () => createShop({ seed: 7, now: () => now, kept: keptReleases(join(folder, "shop.json")) });
    ours.services.shop = practiceShop(open());
    const [responder, viewer] = await Promise.all([ours.signIn("responder"), ours.signIn("viewer")]);
    expect(await readShop(viewer)).toMatchObject({
      condition: "well",
      canChange: false,
      nextAt: new Date(START + 18 * MINUTE_MS).toISOString(),
    });
    await expect(changeShop(viewer, "break")).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await changeShop(responder, "break")).toMatchObject({ condition: "broken", firing: 0 });
    now += 30_000;
    const { firesAt } = (await readShop(responder)) ?? {};
    expect(Date.parse(firesAt ?? "")).toBeGreaterThan(now);
    now += 3 * MINUTE_MS;
    expect((await readShop(responder))?.firing).toBeGreaterThan(0);
    ours.services.shop = practiceShop(open());
    expect(await readShop(responder)).toMatchObject({ condition: "broken", since: new Date(START).toISOString() });
    expect(await changeShop(responder, "heal")).toMatchObject({ condition: "healing" });
    now += 5 * MINUTE_MS;
    expect(await readShop(responder)).toMatchObject({ condition: "well", firing: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await ours.close();
  }
});

it("there is no shop to break outside of the sandbox", async () => {
  const ours = await createTestOrganization();
  const admin = await ours.signIn("admin");
  expect(await readShop(admin)).toBeNull();
  await expect(changeShop(admin, "break")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await ours.close();
});

it("the shop's services are written down once, and never beside those of people", async () => {
  const ours = await createTestOrganization();
  const { db } = ours.services;
  const organizationId = ours.id;
  const seeded = () => db.$transaction((tx) => seedPractice(tx, organizationId, new Date()));
  await seeded();
  await seeded();
  expect(await db.service.count({ where: { organizationId } })).toBe(5);
  expect(await db.routingRule.count({ where: { organizationId } })).toBe(1);
  expect((await listFields(await ours.signIn("viewer"))).map(({ name, kind }) => [name, kind])).toEqual([
    ["Customers affected", "number"],
    ["Root cause", "select"],
  ]);
  const types = await db.incidentType.findMany({ where: { organizationId }, orderBy: { position: "asc" } });
  expect(types.map(({ name }) => name)).toEqual(["Service outage", "Security", "Data loss"]);
  const checkout = await db.service.findFirstOrThrow({
    where: { organizationId, slug: "checkout" },
    include: { dependsOn: true, dashboards: true },
  });
  expect([checkout.dependsOn.length, checkout.dashboards.length]).toEqual([2, 2]);
  await db.service.deleteMany({ where: { organizationId } });
  await db.service.create({ data: { organizationId, slug: randomUUID(), name: "Ours" } });
  await seeded();
  expect(await db.service.count({ where: { organizationId } })).toBe(1);
  await ours.close();
});
