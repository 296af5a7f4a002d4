import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { roomAccess } from "@/server/dashboard/room-access";
import { roomLookup } from "@/server/dashboard/room-lookup";
import { createCaller } from "@/server/router";
import { askAgain } from "./ask-again";
import type { EvidenceContent } from "./contract";
import { CAPTURED_RANGE, openEvidencePlace } from "./testing/evidence-place";

let place: Awaited<ReturnType<typeof openEvidencePlace>>;
beforeAll(async () => {
  place = await openEvidencePlace();
});
afterAll(() => place.close());
beforeEach(() => place.reset());

const capture = (more: object = {}) => createCaller(place.responder).evidence.capturePanel(place.input(more));
const contentOf = async (answer: Response) => (await answer.json()) as EvidenceContent;
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;
const roomOf = (who: SignedIn) => roomAccess(roomLookup(who, { isFresh: true }), who.viewer, String(place.number));

describe("opening evidence", () => {
  it("gives the bytes as they are kept to a browser, and plain JSON to others; never twice", async () => {
    const { id } = await capture();
    const packed = await place.open(id, { "accept-encoding": "gzip, br" });
    expect(packed.headers.get("content-encoding")).toBe("br");
    expect(packed.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    const plain = await place.open(id, { "accept-encoding": "identity" });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await packed.text()).toBe(await plain.text());
    const known = await place.open(id, { "if-none-match": packed.headers.get("etag") ?? "" });
    expect([known.status, await known.text()]).toEqual([304, ""]);
  });

  it("shows no query to those who may not ask any, in the document or in its answers", async () => {
    const { id, sha256 } = await capture();
    place.asker = place.viewer;
    const answer = await place.open(id);
    expect(answer.headers.get("etag")).not.toBe(`"${sha256}"`);
    const content = await contentOf(answer);
    expect(content.queries).toBeUndefined();
    expect(JSON.stringify(content)).not.toContain("requests{");
    expect(content.results.A?.frames).toHaveLength(1);
    const again = await askAgain(place.services, await roomOf(place.viewer), id, { range: "captured" });
    expect(JSON.stringify(again)).not.toContain("requests{");
  });

  it("works with Grafana away", async () => {
    const { id } = await capture();
    place.isAway = true;
    expect((await place.open(id)).status).toBe(200);
    place.asker = place.viewer;
    expect((await place.open(id)).status).toBe(200);
  });

  it("tells strangers, other rooms, shared links and wrong ids the same: it is not there", async () => {
    const { id } = await capture();
    const range = { from: CAPTURED_RANGE.from, to: CAPTURED_RANGE.to };
    const wish = { number: place.number, idempotencyKey: randomUUID(), range };
    place.ours.setNow(new Date());
    const { token } = await createCaller(place.responder).share.create(wish);
    const other = await createCaller(place.responder).incident.declare({
      idempotencyKey: randomUUID(),
      title: "Another",
      severity: "sev4",
    });
    const refusals = [
      await place.open(id, {}, String(other.number)),
      await place.open(id, {}, `share-${token}`),
      await place.open(randomUUID()),
      await place.open("not-an-id"),
    ];
    place.ours.setNow(new Date(CAPTURED_RANGE.to));
    place.asker = place.stranger;
    refusals.push(await place.open(id));
    expect(await Promise.all(refusals.map(codeOf))).toEqual(Array.from({ length: 5 }, () => "NOT_FOUND"));
    place.asker = null;
    expect(await codeOf(await place.open(id))).toBe("UNAUTHENTICATED");
  });

  it("notices a document, a row or both that somebody changed", async () => {
    const { db } = place.services;
    const [one, other] = [await capture(), await capture({ variables: { env: "dev" } })];
    const verify = (id: string) => createCaller(place.viewer).evidence.verify({ incidentNumber: place.number, id });
    expect((await verify(one.id)).sha256).toBe(one.sha256);
    const { content } = await db.evidenceDocument.findUniqueOrThrow({ where: { evidenceId: other.id } });
    await db.evidenceDocument.update({ where: { evidenceId: one.id }, data: { content } });
    expect(await codeOf(await place.open(one.id))).toBe("EVIDENCE_TAMPERED");
    await db.evidence.update({ where: { id: one.id }, data: { sha256: other.sha256 } });
    expect(await codeOf(await place.open(one.id))).toBe("EVIDENCE_TAMPERED");
    await expect(verify(one.id)).rejects.toMatchObject({ cause: { code: "EVIDENCE_TAMPERED" } });
    await db.evidenceDocument.update({ where: { evidenceId: other.id }, data: { content: new Uint8Array([1, 2, 3]) } });
    expect(await codeOf(await place.open(other.id))).toBe("EVIDENCE_TAMPERED");
  });
});
