import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { listServices, readService } from "@/server/service/queries";
import { removeService } from "@/server/service/remove-service";
import { updateService } from "@/server/service/update-service";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let commander: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [commander, stranger] = await Promise.all([ours.signIn("commander"), theirs.signIn("admin")]);
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const dashboard = (uid: string) => ({ uid, title: uid.toUpperCase() });
const wish = (more: object = {}) =>
  createServiceInput.parse({ name: "Checkout", slug: `s-${randomUUID().slice(0, 8)}`, ...more });
const refusal = { code: "BAD_INPUT" };

describe("the catalogue of services", () => {
  it("keeps what a service is, its dashboards in their order", async () => {
    const team = await ours.services.db.team.create({
      data: { organizationId: ours.id, slug: "pay", name: "Payments" },
    });
    const facts = { description: "Takes money", teamId: team.id, dashboards: [dashboard("b"), dashboard("a")] };
    const made = await createService(commander, wish(facts));
    expect(made).toMatchObject({
      name: "Checkout",
      description: "Takes money",
      team: { name: "Payments" },
      openIncidents: 0,
    });
    expect(made.dashboards).toEqual([dashboard("b"), dashboard("a")]);
    const changed = {
      ...wish({ name: "Cart", slug: made.slug, dashboards: [dashboard("c"), dashboard("b")] }),
      id: made.id,
    };
    const after = await updateService(commander, changed);
    expect(after).toMatchObject({ id: made.id, name: "Cart", description: "", team: null });
    expect(after.dashboards).toEqual([dashboard("c"), dashboard("b")]);
    expect(await readService(commander, { id: made.id })).toEqual(after);
  });

  it("gives a short name to one service only, also when two ask at once", async () => {
    const { slug } = await createService(commander, wish());
    const again = { ...refusal, details: { fields: [{ path: "slug", code: "taken" }] } };
    await expect(createService(commander, wish({ slug }))).rejects.toMatchObject(again);
    const other = await createService(commander, wish());
    await expect(updateService(commander, { ...wish({ slug }), id: other.id })).rejects.toMatchObject(again);
    const race = await Promise.allSettled([1, 2, 3].map(() => createService(commander, wish({ slug: "raced" }))));
    expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await createService(stranger, wish({ slug }))).slug).toBe(slug);
  });

  it("refuses names and dashboards that cannot be kept", () => {
    const good = wish();
    for (const bad of [
      { name: " " },
      { slug: "Not So" },
      { slug: "-a" },
      { dashboards: [dashboard("a"), dashboard("a")] },
    ]) {
      expect(createServiceInput.safeParse({ ...good, ...bad }).success).toBe(false);
    }
  });

  it("is read by all and written by commanders", async () => {
    const { id } = await createService(commander, wish());
    for (const role of ["viewer", "responder"] as const) {
      const reader = await ours.signIn(role);
      expect((await listServices(reader)).map((service) => service.id)).toContain(id);
      await expect(createService(reader, wish())).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(updateService(reader, { ...wish(), id })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(removeService(reader, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("lets go of a service that no incident names", async () => {
    const { id } = await createService(commander, wish());
    await removeService(commander, id);
    await expect(readService(commander, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("takes no team of another organization", async () => {
    const team = await theirs.services.db.team.create({ data: { organizationId: theirs.id, slug: "x", name: "X" } });
    const unknown = { ...refusal, details: { fields: [{ path: "teamId", code: "unknown" }] } };
    await expect(createService(commander, wish({ teamId: team.id }))).rejects.toMatchObject(unknown);
  });

  it("looks the same to strangers whether a service is ours or nobody's", async () => {
    const { id } = await createService(commander, wish());
    expect((await listServices(stranger)).map((service) => service.id)).not.toContain(id);
    for (const attempt of [
      (of: string) => readService(stranger, { id: of }),
      (of: string) => updateService(stranger, { ...wish(), id: of }),
      (of: string) => removeService(stranger, of),
    ]) {
      const [foreign, missing] = await Promise.all(
        [id, randomUUID()].map((of) => attempt(of).catch((error: unknown) => error)),
      );
      expect(foreign).toEqual(missing);
      expect(foreign).toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await readService(commander, { id })).name).toBe("Checkout");
  });
});
