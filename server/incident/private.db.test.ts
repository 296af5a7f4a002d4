import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roomLookup } from "@/server/dashboard/room-lookup";
import { assignRole } from "@/server/incident/assign-role";
import { changeTitle } from "@/server/incident/change-title";
import { declareInput, listInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { listIncidents, readIncident } from "@/server/incident/queries";
import { setVisibility } from "@/server/incident/set-visibility";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { visibleTo } from "@/server/platform/incident-access";
import { indexTimeline } from "@/server/search/index-timeline";
import { searchInput } from "@/server/search/contract";
import { searchMessages } from "@/server/search/search-messages";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { listServices } from "@/server/service/queries";
import { createShare } from "@/server/share/create-share";
import { openShare } from "@/server/share/open-share";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { postMessage } from "@/server/timeline/post-message";

let ours: TestOrganization;
let declarer: SignedIn;
let holder: SignedIn;
let member: SignedIn;
let admin: SignedIn;
let outsider: SignedIn;
let number: number;
let serviceId: string;

const seen = async (of: SignedIn) => {
  const { version } = await readIncident(of, number);
  return { number, version, idempotencyKey: randomUUID() };
};
const restrict = async (by: SignedIn, members: SignedIn[] = []) =>
  setVisibility(by, {
    ...(await seen(by)),
    visibility: "private",
    memberIds: members.map(({ viewer }) => viewer.userId),
  });
const share = async (by: SignedIn) =>
  createShare(by, {
    number,
    idempotencyKey: randomUUID(),
    expiresInDays: 1,
    range: { from: 1, to: 2 },
    dashboardUid: null,
  });
const missing = { code: "NOT_FOUND" };

beforeAll(async () => {
  ours = await createTestOrganization();
  [declarer, holder, member, outsider, admin] = await Promise.all([
    ours.signIn("commander"),
    ours.signIn("commander"),
    ours.signIn("commander"),
    ours.signIn("commander"),
    ours.signIn("admin"),
  ]);
  serviceId = (await createService(declarer, createServiceInput.parse({ name: "Vault", slug: "vault" }))).id;
  const wish = { idempotencyKey: randomUUID(), title: "Leaked keys", severity: "sev1", visibility: "private" };
  number = (await declareIncident(declarer, declareInput.parse({ ...wish, serviceIds: [serviceId] }))).number;
  await assignRole(declarer, { ...(await seen(declarer)), role: "sme", userId: holder.viewer.userId });
  await restrict(declarer, [member]);
  await postMessage(declarer, { incidentNumber: number, idempotencyKey: randomUUID(), body: "zebra credentials" });
  await indexTimeline(ours.services.pool, ours.id, (await findIncident(declarer, number)).id);
});
afterAll(() => ours.close());

describe("a private incident", () => {
  it("is seen by who declared it, has a role in it, was let in, and by administrators", async () => {
    for (const one of [declarer, holder, member, admin]) {
      expect((await readIncident(one, number)).visibility).toBe("private");
      const { items } = await listIncidents(one, listInput.parse({}));
      expect(items.map((each) => each.number)).toContain(number);
      expect((await searchMessages(one, searchInput.parse({ text: "zebra" }))).hits).toHaveLength(1);
      expect((await listServices(one)).find(({ id }) => id === serviceId)?.openIncidents).toBe(1);
    }
  });

  it("does not exist for anybody else, at any door", async () => {
    expect((await listIncidents(outsider, listInput.parse({}))).items).toEqual([]);
    expect((await listIncidents(outsider, listInput.parse({ text: "Leaked" }))).items).toEqual([]);
    expect((await searchMessages(outsider, searchInput.parse({ text: "zebra" }))).hits).toEqual([]);
    expect((await listServices(outsider)).find(({ id }) => id === serviceId)?.openIncidents).toBe(0);
    const attempts: ((of: number) => Promise<unknown>)[] = [
      (of) => readIncident(outsider, of),
      (of) => findIncident(outsider, of),
      (of) => roomLookup(outsider).incident(outsider.viewer, of),
      (of) => changeTitle(outsider, { number: of, version: 1, idempotencyKey: randomUUID(), title: "Mine" }),
      (of) => searchMessages(outsider, searchInput.parse({ text: "zebra", incidentNumber: of })),
    ];
    for (const attempt of attempts) {
      const [hidden, none] = await Promise.all([number, 999].map((of) => attempt(of).catch((error: unknown) => error)));
      expect(hidden).toMatchObject(missing);
      expect(hidden).toEqual(none);
    }
  });

  it("is found only by those who see it, however many ask together", async () => {
    const asked = [outsider, admin, outsider, declarer, holder, outsider, member, admin];
    const found = await Promise.allSettled(asked.map((person) => findIncident(person, number)));
    const isHidden = asked.map((person) => person === outsider);
    expect(found.map(({ status }) => status === "rejected")).toEqual(isHidden);
  });

  it("is found by the panels' door only by those who see it, also right after they asked", async () => {
    await roomLookup(declarer).incident(declarer.viewer, number);
    await expect(roomLookup(outsider).incident(outsider.viewer, number)).rejects.toMatchObject(missing);
  });

  it("is shared with nobody outside, and a link from before does not open while it is private", async () => {
    await expect(share(declarer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await setVisibility(declarer, { ...(await seen(declarer)), visibility: "organization", memberIds: [] });
    const { token } = await share(declarer);
    const anybody = { ...declarer, viewer: null };
    expect((await openShare(anybody, token)).number).toBe(number);
    await restrict(declarer, [member]);
    await expect(openShare(anybody, token)).rejects.toMatchObject(missing);
    expect((await readIncident(declarer, number)).canShare).toBe(false);
  });

  it("is left by who loses the role or is let out, and sockets are told to look again", async () => {
    const hints: unknown[] = [];
    const end = ours.services.eventBus.subscribe("session", (hint) => hints.push(hint));
    await assignRole(declarer, { ...(await seen(declarer)), role: "sme", userId: null });
    await restrict(declarer, []);
    await Promise.resolve();
    end();
    expect(hints).toEqual([{ organization: ours.id }, { organization: ours.id }]);
    for (const one of [holder, member]) await expect(readIncident(one, number)).rejects.toMatchObject(missing);
    const event = await ours.services.db.timelineEvent.findFirst({
      where: { kind: "visibility_changed", incident: { organizationId: ours.id, number } },
      orderBy: { seq: "desc" },
    });
    expect(event?.payload).toMatchObject({ to: "private", added: [], removed: [member.viewer.name] });
  });

  it("does not lock out who makes it private, and lets no stranger in", async () => {
    await setVisibility(declarer, { ...(await seen(declarer)), visibility: "organization", memberIds: [] });
    expect((await restrict(outsider)).members.map(({ id }) => id)).toEqual([outsider.viewer.userId]);
    const stranger = { ...(await seen(outsider)), visibility: "private" as const, memberIds: [randomUUID()] };
    await expect(setVisibility(outsider, stranger)).rejects.toMatchObject({ code: "BAD_INPUT" });
    const reader = await ours.signIn("viewer");
    await expect(restrict(admin, [reader]).then(() => readIncident(reader, number))).resolves.toMatchObject({ number });
  });

  it("is hidden by the same rule in SQL and in Prisma", async () => {
    const { db, pool } = ours.services;
    for (const { viewer } of [declarer, holder, member, admin, outsider]) {
      const byPrisma = await db.incident.count({ where: { organizationId: ours.id, ...visibleTo(viewer) } });
      const bySql = await pool.query<{ n: number }>(
        "select count(*)::int as n from incident i where organization_id = $1 and incident_seen_by(i, $2, $3)",
        [ours.id, viewer.userId, viewer.role === "admin"],
      );
      expect(bySql.rows[0]?.n).toBe(byPrisma);
    }
  });
});
