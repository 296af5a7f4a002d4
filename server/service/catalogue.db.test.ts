import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { applyImport } from "@/server/service/apply-import";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { exportCatalogue } from "@/server/service/export-catalogue";
import { previewImport } from "@/server/service/preview-import";
import { listServices } from "@/server/service/queries";
import { readServiceDetail } from "@/server/service/read-service-detail";
import { removeService } from "@/server/service/remove-service";
import { updateService } from "@/server/service/update-service";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let commander: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [commander, stranger] = await Promise.all([ours.signIn("commander"), theirs.signIn("commander")]);
  await ours.services.db.team.create({ data: { organizationId: ours.id, slug: "pay", name: "Payments" } });
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const wish = (slug: string, more: object = {}) => createServiceInput.parse({ name: slug.toUpperCase(), slug, ...more });
const bad = (path: string, code: string) => ({ code: "BAD_INPUT", details: { fields: [{ path, code }] } });

describe("what a service needs", () => {
  it("is kept in both directions and told as far as it reaches, also in a ring", async () => {
    const pay = await createService(commander, wish("r-pay"));
    const cart = await createService(commander, wish("r-cart", { dependsOn: [pay.id], tier: 1 }));
    const shop = await createService(commander, wish("r-shop", { dependsOn: [cart.id] }));
    await updateService(commander, { ...wish("r-pay", { dependsOn: [shop.id] }), id: pay.id });
    const detail = await readServiceDetail(commander, "r-cart");
    expect(detail.dependsOn.map(({ slug }) => slug)).toEqual(["r-pay"]);
    expect(detail.usedBy.map(({ slug }) => slug)).toEqual(["r-shop"]);
    expect(detail.needs.map(({ slug, hops }) => [slug, hops])).toEqual([
      ["r-pay", 1],
      ["r-shop", 2],
    ]);
    expect(detail.neededBy.map(({ slug, hops }) => [slug, hops])).toEqual([
      ["r-shop", 1],
      ["r-pay", 2],
    ]);
    await removeService(commander, shop.id);
    expect((await readServiceDetail(commander, "r-cart")).usedBy).toEqual([]);
  });

  it("is neither itself nor a stranger's, and matchers can be read", async () => {
    const own = await createService(commander, wish("self"));
    const foreign = await createService(stranger, wish("foreign"));
    const itself = { ...wish("self", { dependsOn: [own.id] }), id: own.id };
    await expect(updateService(commander, itself)).rejects.toMatchObject(bad("dependsOn", "itself"));
    for (const id of [foreign.id, randomUUID()]) {
      const attempt = createService(commander, wish("new", { dependsOn: [id] }));
      await expect(attempt).rejects.toMatchObject(bad("dependsOn", "unknown"));
    }
    const unreadable = createService(commander, wish("new", { matchers: ["job=~("] }));
    await expect(unreadable).rejects.toMatchObject(bad("matchers", "matchers"));
  });
});

const FILE = `
services:
  - { slug: web, name: Web shop, tier: 1, team: pay, dependsOn: [orders, gone], matchers: ['job="web"'] }
  - { slug: orders, lifecycle: production, dependsOn: [web], dashboards: [shop] }
`;

describe("an import", () => {
  it("is shown before it is done, done once, and adds nothing the second time", async () => {
    const before = await listServices(commander);
    const plan = await previewImport(commander, FILE);
    expect(plan.issues).toMatchObject([{ code: "unknownDependency", isError: false, line: 3, detail: "gone" }]);
    expect(plan.changes.map(({ slug, isNew }) => [slug, isNew])).toEqual([
      ["web", true],
      ["orders", true],
    ]);
    expect(plan.absent).toBe(before.length);
    expect(await listServices(commander)).toEqual(before);
    const revision = plan.revision ?? "";
    expect(await applyImport(commander, { text: FILE, revision })).toEqual({ added: 2, changed: 0 });
    const web = await readServiceDetail(commander, "web");
    expect(web).toMatchObject({ name: "Web shop", tier: 1, team: { name: "Payments" }, matchers: ['job="web"'] });
    expect(web.dependsOn.map(({ slug }) => slug)).toEqual(["orders"]);
    expect(web.usedBy.map(({ slug }) => slug)).toEqual(["orders"]);
    expect(await listServices(commander)).toHaveLength(before.length + 2);
    const again = await previewImport(commander, FILE);
    expect(again).toMatchObject({ changes: [], unchanged: 2 });
    await expect(applyImport(commander, { text: FILE, revision })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("does not do what nobody saw", async () => {
    const text = "- { slug: web, tier: 2 }";
    const { revision } = await previewImport(commander, text);
    const web = await readServiceDetail(commander, "web");
    await updateService(commander, { ...wish("web", { tier: 3 }), id: web.id });
    await expect(applyImport(commander, { text, revision: revision ?? "" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect((await readServiceDetail(commander, "web")).tier).toBe(3);
  });

  it("of a file with an error does nothing at all", async () => {
    const text = "- { slug: fresh }\n- { slug: web, tier: 7 }";
    const plan = await previewImport(commander, text);
    expect(plan).toMatchObject({ revision: null, issues: [{ code: "shape", line: 2, path: "1.tier" }] });
    await expect(applyImport(commander, { text, revision: "0".repeat(64) })).rejects.toMatchObject(bad("text", "file"));
    await expect(readServiceDetail(commander, "fresh")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is for those who may change services", async () => {
    const responder = await ours.signIn("responder");
    await expect(previewImport(responder, FILE)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const attempt = applyImport(responder, { text: FILE, revision: "0".repeat(64) });
    await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("of what was exported changes nothing, and brings it all to somebody else", async () => {
    const { text } = await exportCatalogue(commander);
    expect(await previewImport(commander, text)).toMatchObject({ issues: [], changes: [] });
    const { revision, changes } = await previewImport(stranger, text);
    expect(changes.length).toBeGreaterThan(3);
    await applyImport(stranger, { text, revision: revision ?? "" });
    const copy = await readServiceDetail(stranger, "web");
    expect(copy).toMatchObject({ tier: 3, team: null, usedBy: [{ slug: "orders" }] });
  });
});
