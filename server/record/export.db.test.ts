import { randomUUID } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import canonicalize from "canonicalize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
import type { Context, SignedIn } from "@/server/platform/context";
import { exportLane } from "@/server/record/export-lane";
import { hashOfDocument, verifyText } from "@/server/record/verify/test-record.suite";
import { createCaller } from "@/server/router";
import { serveLane } from "@/server/testing/serve-lane";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { recordEvent } from "@/server/timeline/record-event";

let ours: TestOrganization;
let responder: SignedIn;
let number: number;
let incidentId: string;
let asker: SignedIn | null;
let served: { url: string; close(): void };

beforeAll(async () => {
  ours = await createTestOrganization();
  responder = await ours.signIn("responder");
  asker = responder;
  const wish = { idempotencyKey: randomUUID(), title: "結帳 slow / <b>", severity: "sev2" as const };
  number = (await createCaller(responder).incident.declare(wish)).number;
  ({ id: incidentId } = await ours.services.db.incident.findFirstOrThrow({
    where: { organizationId: ours.id, number },
  }));
  const lane = exportLane({
    contextOf: async (): Promise<Context> => ({ ...(asker ?? responder), viewer: asker?.viewer ?? null }),
  });
  served = await serveLane(lane);
});
afterAll(async () => {
  served.close();
  await ours.close();
});

const ask = (query = "", of: number | string = number) => fetch(`${served.url}/api/incidents/${of}/export${query}`);
const tell = (kind: string, more: { body?: string; payload?: Record<string, unknown>; supersedesId?: string } = {}) =>
  recordEvent(ours.services.pool, {
    organizationId: ours.id,
    incidentId,
    kind,
    actor: { id: responder.viewer.userId, name: "Ada | *Lovelace*" },
    ...more,
  });
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

describe("an export", () => {
  it("is a file named after the incident, that no cache keeps and no browser runs", async () => {
    const { headers, status } = await ask();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="incident-${number}-__-slow-b.json"; filename*=UTF-8''incident-${number}-%E7%B5%90%E5%B8%B3-slow-b.json`,
    );
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  it("holds everything that is needed to check it, documents of evidence too where they are asked for", async () => {
    const document = { results: { A: [123456.75, "二"] }, title: "p99" };
    const sha256 = hashOfDocument(document);
    const now = new Date();
    const { id } = await ours.services.db.evidence.create({
      data: {
        organizationId: ours.id,
        incidentId,
        kind: "panel",
        title: "p99",
        rangeFrom: now,
        rangeTo: now,
        sha256,
        idempotencyKey: randomUUID(),
        document: { create: { content: brotliCompressSync(canonicalize(document) ?? ""), bytes: 1 } },
      },
    });
    await tell("evidence_posted", { payload: { evidenceId: id, sha256, title: "p99" } });
    const bare = await (await ask("?format=json")).text();
    expect(await verifyText(bare)).toMatchObject({ broken: null, documents: 0 });
    expect(bare).not.toContain("二");
    const full = await (await ask("?format=json&evidence=1")).text();
    expect(await verifyText(full)).toMatchObject({ broken: null, documents: 1, incident: { number } });
    expect(JSON.parse(full)).toMatchObject({
      people: [{ name: responder.viewer.name }],
      evidence: [{ id, sha256, document }],
    });
    expect((await verifyText(full.replace("123456.75", "123456.76"))).broken).toMatchObject({ kind: "evidence" });
  });

  it("as Markdown shows messages as they stand now, and nothing of what was deleted", async () => {
    const edited = await tell("message", { body: "the firts words" });
    const deleted = await tell("message", { body: "a password" });
    await tell("message_edited", { body: "the first words\n\n# not a heading", supersedesId: edited.id });
    await tell("message_deleted", { supersedesId: deleted.id });
    await tell("message_edited", { body: "a password again", supersedesId: deleted.id });
    await tell("status_changed", { payload: { from: "investigating", to: "fixing" } });
    await tell("hologram_shared", { payload: { of: "pump_3", count: 2 } });
    const answer = await ask("?format=markdown");
    expect(answer.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    const text = await answer.text();
    expect(text).toContain(`# #${number} 結帳 slow / &lt;b>`);
    expect(text).toContain(
      `#${edited.seq} **Ada \\| \\*Lovelace\\*** *(edited)*\n\n  > the first words\n  >\n  > # not a heading\n`,
    );
    expect(text).toContain(`#${deleted.seq} **Ada \\| \\*Lovelace\\*** *(deleted)*`);
    expect(text).not.toContain("password");
    expect(text).not.toContain("firts");
    expect(text).toContain("changed the status: Investigating → **Fixing**");
    expect(text).toContain("hologram\\_shared (of: pump\\_3; count: 2)");
    const { incident } = createCaller(await ours.signIn("admin"));
    const { version, statuses } = await incident.statuses();
    const named = statuses.map((each) => (each.status === "fixing" ? { ...each, name: "Mend {it}" } : each));
    await incident.setStatuses({ version, statuses: named });
    const own = await (await ask("?format=markdown")).text();
    expect(own).toContain("changed the status: Investigating → **Mend {it}**");
    const chinese = await (await ask("?format=markdown&locale=zh-TW")).text();
    expect(chinese).toContain("## 時間軸（UTC）");
    expect(chinese).toContain("*(已編輯)*");
  });

  it("as CSV runs nothing in a spreadsheet", async () => {
    await tell("message", { body: '=HYPERLINK("http://evil.example";"x")\nsecond, line' });
    const answer = await ask("?format=csv");
    const text = await answer.text();
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"";""x"")\nsecond, line"`);
    expect(text.startsWith("\ufeffseq,occurred_at,") || text.startsWith("seq,occurred_at,")).toBe(true);
  });

  it("is packed for who can unpack it", async () => {
    for (let n = 0; n < 20; n++) await tell("message", { body: `again and again ${n} `.repeat(20) });
    const { headers } = await ask("?format=json");
    expect(headers.get("content-encoding")).toBe("gzip");
  });
});

describe("who asks", () => {
  it("gets nothing without the right to it, and the same for a foreign incident as for none", async () => {
    const [viewer, theirs] = await Promise.all([ours.signIn("viewer"), createTestOrganization()]);
    const stranger = await theirs.signIn("admin");
    const outcomes: unknown[] = [];
    for (const [who, of] of [
      [null, number],
      [viewer, number],
      [stranger, number + 100],
      [stranger, number],
      [responder, number + 100],
      [responder, "1e1"],
    ] as const) {
      asker = who;
      outcomes.push(await codeOf(await ask("", of)));
    }
    asker = responder;
    expect(outcomes).toEqual(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    await theirs.close();
  });

  it("is told what cannot be made", async () => {
    expect(await codeOf(await ask("?format=exe"))).toBe("BAD_INPUT");
  });

  it("may not ask too often", async () => {
    const { limits } = ours.services;
    ours.services.limits = {
      take: () => Promise.reject(new AppError("RATE_LIMITED", "", { retryAfterMs: 900 })),
      close: limits.close,
    };
    const answer = await ask();
    ours.services.limits = limits;
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("1");
  });

  it("notices when the database goes in the middle: the answer is cut, not ended", async () => {
    const { pool } = ours.services;
    const broken = Object.create(pool) as typeof pool;
    broken.query = ((asked: { name?: string }, ...more: unknown[]) =>
      asked.name === "record_entries"
        ? Promise.reject(new Error("gone"))
        : (pool.query as (...given: unknown[]) => unknown)(asked, ...more)) as typeof pool.query;
    ours.services.pool = broken;
    const asking = ask().then((answer) => answer.text());
    await expect(asking).rejects.toThrow();
    ours.services.pool = pool;
  });
});
