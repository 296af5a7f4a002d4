import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import type { SignedIn } from "@/server/platform/context";
import { createShareInput } from "@/server/share/contract";
import { createShare } from "@/server/share/create-share";
import { listShares } from "@/server/share/list-shares";
import { openShare, shortenAddress } from "@/server/share/open-share";
import { revokeShare } from "@/server/share/revoke-share";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

const DAY_MS = 86_400_000;
let organization: TestOrganization;
let commander: SignedIn;
let number: number;

beforeAll(async () => {
  organization = await createTestOrganization();
  commander = await organization.signIn("commander");
});
beforeEach(async () => {
  organization.setNow(new Date("2026-05-01T03:12:00Z"));
  const dashboards = [{ uid: "shop", title: "Shop" }];
  const wish = declareInput.parse({
    idempotencyKey: randomUUID(),
    title: "Checkout errors",
    severity: "sev2",
    dashboards,
  });
  number = (await declareIncident(commander, wish)).number;
});
afterAll(() => organization.close());

const wish = (more: object = {}) =>
  createShareInput.parse({ number, idempotencyKey: randomUUID(), range: { from: 1_000, to: 2_000 }, ...more });
const outsider = () => ({ ...commander, viewer: null });

describe("a share link", () => {
  it("opens for somebody who is not signed in, with the range of the moment", async () => {
    const { token, expiresAt, url } = await createShare(commander, wish({ dashboardUid: "shop" }));
    expect(url).toBe(`http://localhost:3000/s/${token}`);
    expect(expiresAt).toBe("2026-05-08T03:12:00.000Z");
    const shared = await openShare(outsider(), token);
    expect(shared).toMatchObject({
      number,
      title: "Checkout errors",
      range: { from: 1_000, to: 2_000 },
      dashboardUid: "shop",
    });
    expect(shared.events.map(({ kind }) => kind)).toEqual(["incident_declared"]);
  });

  it("shows no ids of people and nothing of other links", async () => {
    const { token } = await createShare(commander, wish());
    const text = JSON.stringify(await openShare(outsider(), token));
    expect(text).not.toContain(commander.viewer.userId);
    expect(text).not.toContain("share_created");
    expect(text).not.toContain(token);
  });

  it("looks the same when altered, expired or revoked: not found", async () => {
    const expiring = await createShare(commander, wish({ expiresInDays: 1 }));
    const revoked = await createShare(commander, wish());
    await revokeShare(commander, { number, shareId: revoked.id });
    const altered = `${expiring.token.slice(0, -1)}${expiring.token.endsWith("A") ? "B" : "A"}`;
    organization.setNow(new Date(Date.parse("2026-05-01T03:12:00Z") + DAY_MS));
    for (const token of [altered, expiring.token, revoked.token, "", "x".repeat(43), "../../etc"]) {
      await expect(openShare(outsider(), token)).rejects.toMatchObject({ code: "NOT_FOUND", message: "NOT_FOUND" });
    }
  });

  it("records every opening with a shortened address, and tells the timeline of the first", async () => {
    const { token, id } = await createShare(commander, wish());
    await openShare(outsider(), token);
    await openShare(outsider(), token);
    const [link] = await listShares(commander, number);
    expect(link).toMatchObject({ id, openings: 2, revokedAt: null });
    const openings = await organization.services.db.shareOpening.findMany({ where: { shareLinkId: id } });
    expect(openings.map(({ address }) => address)).toEqual(["192.0.2.0", "192.0.2.0"]);
    const events = await organization.services.db.timelineEvent.findMany({
      where: { kind: "share_opened", payload: { path: ["shareId"], equals: id } },
    });
    expect(events).toHaveLength(1);
  });

  it("is the same link when the request is repeated, and is stored as a hash only", async () => {
    const input = wish();
    const [first, second] = await Promise.all([createShare(commander, input), createShare(commander, input)]);
    expect(second).toEqual(first);
    const stored = await organization.services.db.shareLink.findUniqueOrThrow({ where: { id: first.id } });
    expect(JSON.stringify(stored)).not.toContain(first.token);
  });

  it("is refused to viewers, for a dashboard that the room lacks, and across organizations", async () => {
    const viewer = await organization.signIn("viewer");
    await expect(createShare(viewer, wish())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(createShare(commander, wish({ dashboardUid: "other" }))).rejects.toMatchObject({
      code: "PANEL_NOT_IN_ROOM",
    });
    const theirs = await createTestOrganization();
    const stranger = await theirs.signIn("admin");
    const { id } = await createShare(commander, wish());
    await expect(revokeShare(stranger, { number, shareId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listShares(stranger, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await theirs.close();
  });
});

describe("shortenAddress", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0"],
    ["::ffff:203.0.113.77", "203.0.113.0"],
    ["2001:db8:1:2:3::9", "2001:db8:1::"],
    ["not an address", ""],
  ])("keeps of %s only %s", (address, kept) => {
    expect(shortenAddress(address)).toBe(kept);
  });
});
