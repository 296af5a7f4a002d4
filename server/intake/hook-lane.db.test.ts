import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { gzipSync, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotateSecret } from "@/server/intake/rotate-secret";
import { TestIntake, type TestSource, signed } from "@/server/intake/testing/test-intake";
import { webhookSignature } from "@/server/sandbox/grafana/alerting/webhook-signature";

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.open({ bodyDeadlineMs: 2_000 });
});
afterAll(() => intake.close());

const alert = (more: object = {}) => ({
  status: "firing",
  labels: { alertname: "Disk", host: "db-1" },
  annotations: {},
  startsAt: "2026-11-22T02:00:00Z",
  endsAt: "0001-01-01T00:00:00Z",
  fingerprint: "a1",
  ...more,
});
const call = (...alerts: object[]) => ({ version: "4", groupKey: "{}", receiver: "war-room", groupLabels: {}, alerts });
const BODY = JSON.stringify(call(alert()));
const problem = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const { type, status, title, ...more } = (await response.json()) as Record<string, unknown>;
  expect(status).toBe(response.status);
  expect(title).toEqual(expect.any(String));
  return { type, ...more };
};

describe("a call that proves itself", () => {
  it("is answered when it is stored as it came", async () => {
    const source = await intake.source();
    const response = await intake.tell(source, call(alert(), alert({ fingerprint: "a2" })));
    expect(response.status).toBe(202);
    const { id, accepted } = (await response.json()) as { id: string; accepted: number };
    expect(accepted).toBe(2);
    const row = await intake.organization.services.db.webhookDelivery.findUniqueOrThrow({ where: { id: BigInt(id) } });
    expect(row).toMatchObject({
      state: "pending",
      sourceId: source.id,
      headers: { "content-type": "application/json" },
    });
    expect(JSON.stringify(row.headers)).not.toContain(source.secret);
    expect(Buffer.from(row.body ?? []).toString()).toContain('"a2"');
  });

  it("may be signed as Grafana signs, with and without a time", async () => {
    const plain = await intake.source({ kind: "grafana", verification: "hmac" });
    const headers = webhookSignature({ secret: plain.secret }, BODY, Date.now());
    expect((await intake.send(plain.path, BODY, headers)).status).toBe(202);
    const options = { header: "X-Sig", timestampHeader: "X-Time" };
    const timed = await intake.source({ kind: "grafana", verification: "hmac", options });
    const settings = { secret: timed.secret, ...options };
    expect((await intake.send(timed.path, BODY, webhookSignature(settings, BODY, Date.now()))).status).toBe(202);
  });

  it("may be signed after the Standard Webhooks", async () => {
    const source = await intake.source({ kind: "cloudevents", verification: "standard_webhooks" });
    const body = JSON.stringify({
      specversion: "1.0",
      id: "1",
      source: "/ci",
      type: "dev.cdevents.build.finished.0.1.0",
    });
    const time = String(Math.floor(Date.now() / 1_000));
    const key = Buffer.from(source.secret.replace("whsec_", ""), "base64");
    const signature = createHmac("sha256", key).update(`m1.${time}.${body}`).digest("base64");
    const headers = { "webhook-id": "m1", "webhook-timestamp": time, "webhook-signature": `v1,AAAA v1,${signature}` };
    expect((await intake.send(source.path, body, headers)).status).toBe(202);
    expect((await intake.send(source.path, body, { ...headers, "webhook-id": "m2" })).status).toBe(401);
  });

  it("may come with a name and a password", async () => {
    const source = await intake.source({ verification: "basic", options: { username: "am" } });
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
    expect((await intake.send(source.path, BODY, basic(`am:${source.secret}`))).status).toBe(202);
    expect((await intake.send(source.path, BODY, basic(`am:${source.secret}x`))).status).toBe(401);
    expect((await intake.send(source.path, BODY, basic(`other:${source.secret}`))).status).toBe(401);
  });

  it("may be what a client of PagerDuty sends", async () => {
    const source = await intake.source({ kind: "pagerduty", verification: "routing_key" });
    expect(source.path).toMatch(/\/v2\/enqueue$/);
    const payload = { summary: "Disk is full", source: "db-1", severity: "critical" };
    const event = { routing_key: source.secret, event_action: "trigger", payload };
    const response = await intake.send(source.path, JSON.stringify(event));
    expect(await response.json()).toMatchObject({ status: "success", dedup_key: expect.stringMatching(/.{8}/) });
    const wrong = { ...event, routing_key: randomUUID() };
    expect((await intake.send(source.path, JSON.stringify(wrong))).status).toBe(401);
  });

  it("may be compressed", async () => {
    const source = await intake.source();
    const authorization = `Bearer ${source.secret}`;
    for (const [encoding, body] of [
      ["gzip", gzipSync(BODY)],
      ["deflate", deflateSync(BODY)],
    ] as const) {
      const response = await intake.send(source.path, body, { authorization, "content-encoding": encoding });
      expect(response.status).toBe(202);
    }
  });

  it("is taken with the old secret and with the new one for a while, and with no older one", async () => {
    const source = await intake.source();
    const second = await rotateSecret(intake.admin, source.id);
    const with_ = (secret: string | null) => ({ authorization: `Bearer ${secret}` });
    await expect.poll(async () => (await intake.send(source.path, BODY, with_(second.secret))).status).toBe(202);
    expect((await intake.send(source.path, BODY, with_(source.secret))).status).toBe(202);
    expect(second.source.oldSecretUntil).not.toBeNull();
    const third = await rotateSecret(intake.admin, source.id);
    await expect
      .poll(async () => (await intake.send(source.path, BODY, with_(source.secret))).status, { timeout: 5_000 })
      .toBe(401);
    expect((await intake.send(source.path, BODY, with_(second.secret))).status).toBe(202);
    expect((await intake.send(source.path, BODY, with_(third.secret))).status).toBe(202);
  });
});

describe("a call that is refused", () => {
  let source: TestSource;
  let authorization: string;
  beforeAll(async () => {
    source = await intake.source();
    authorization = `Bearer ${source.secret}`;
  });

  it("is refused alike for a key of nobody, another source's name, and no or a wrong proof", async () => {
    const calls: [string, Record<string, string>][] = [
      [`/api/hooks/alertmanager/${"x".repeat(24)}`, { authorization }],
      [source.path.replace("alertmanager", "grafana"), { authorization }],
      [source.path.replace("alertmanager", "nothing"), { authorization }],
      [source.path, {}],
      [source.path, { authorization: `Bearer ${source.secret}x` }],
      [source.path, { authorization: source.secret }],
    ];
    const answers = await Promise.all(
      calls.map(async ([path, headers]) => {
        const response = await intake.send(path, BODY, headers);
        const names = [...response.headers.keys()].filter((name) => name !== "date").toSorted();
        return JSON.stringify([response.status, names, await response.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("/problems/unauthorized");
    expect(await intake.stored(source)).toBe(0);
  });

  it("is refused when a header that proves something comes twice", async () => {
    const outgoing = request(`${intake.url}${source.path}`, {
      method: "POST",
      headers: [
        "host",
        "here",
        "content-length",
        String(BODY.length),
        "authorization",
        authorization,
        "authorization",
        "Bearer other",
      ],
    });
    outgoing.end(BODY);
    const [answer] = (await once(outgoing, "response")) as [{ statusCode: number }];
    expect(answer.statusCode).toBe(401);
  });

  it("is refused when its time is stale, and when it was taken before", async () => {
    const options = { timestampHeader: "X-Time" };
    const timed = await intake.source({ kind: "grafana", verification: "hmac", options });
    const at = (now: number) => webhookSignature({ secret: timed.secret, ...options }, BODY, now);
    expect((await intake.send(timed.path, BODY, at(Date.now() - 301_000))).status).toBe(401);
    expect((await intake.send(timed.path, BODY, at(Date.now() + 330_000))).status).toBe(401);
    // A time that is right, over another signature.
    const forged = { ...at(Date.now() - 301_000), "X-Time": String(Math.floor(Date.now() / 1_000)) };
    expect((await intake.send(timed.path, BODY, forged)).status).toBe(401);
    const headers = at(Date.now());
    const both = await Promise.all([1, 2].map(() => intake.send(timed.path, BODY, headers)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(await problem(await intake.send(timed.path, BODY, headers))).toEqual({ type: "/problems/replayed" });
    expect(await intake.stored(timed)).toBe(1);
  });

  it.each([
    ["10 MB", () => Buffer.alloc(10 * 1024 * 1024, " "), {}, 413],
    ["a bomb", () => gzipSync(Buffer.alloc(50 * 1024 * 1024, " ")), { "content-encoding": "gzip" }, 413],
    ["a small bomb", () => gzipSync(Buffer.alloc(4 * 1024 * 1024, " ")), { "content-encoding": "gzip" }, 413],
    ["broken gzip", () => gzipSync(BODY).subarray(0, 40), { "content-encoding": "gzip" }, 422],
    ["what is no gzip", () => Buffer.from(BODY), { "content-encoding": "gzip" }, 422],
    ["an unknown encoding", () => Buffer.from(BODY), { "content-encoding": "br" }, 415],
    ["two encodings", () => gzipSync(gzipSync(BODY)), { "content-encoding": "gzip, gzip" }, 415],
    [
      "invalid UTF-8",
      () => Buffer.concat([Buffer.from('{"version":"4","x":"'), Buffer.from([0xff]), Buffer.from('"}')]),
      {},
      422,
    ],
    ["no JSON", () => Buffer.from("alert!"), {}, 422],
    ["nothing", () => Buffer.alloc(0), {}, 422],
    ["JSON of something else", () => Buffer.from('{"hello":"world"}'), {}, 422],
    ["a deep hole", () => Buffer.from("[".repeat(1_000_000) + "]".repeat(1_000_000)), {}, 422],
    [
      "nothing but bad alerts",
      () => Buffer.from(JSON.stringify(call(alert({ startsAt: "0001-01-01T00:00:00Z" })))),
      {},
      422,
    ],
  ])("is refused with %s, and nothing is stored", async (_, body, headers, status) => {
    const response = await intake.send(source.path, body(), { authorization, ...headers });
    expect(response.status).toBe(status);
    expect(await problem(response)).toMatchObject({ type: expect.stringMatching(/^\/problems\//) });
    expect(await intake.stored(source)).toBe(0);
  });

  it("says where a body is not what it should be", async () => {
    const response = await intake.tell(
      source,
      call(alert({ startsAt: "0001-01-01T00:00:00Z" }), alert({ status: "burning" })),
    );
    expect(await problem(response)).toMatchObject({
      type: "/problems/unusable",
      errors: [
        { part: "alerts.0", reason: "starts_out_of_range" },
        { part: "alerts.1.status", reason: "shape" },
      ],
    });
  });

  it("is taken for what of it is good", async () => {
    const own = await intake.source();
    const response = await intake.tell(own, call(alert({ startsAt: "0001-01-01T00:00:00Z" }), alert()));
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({ accepted: 1, rejected: 1, errors: [{ part: "alerts.0" }] });
  });

  it("is given up when its body does not come", async () => {
    const socket = connect(Number(new URL(intake.url).port), "127.0.0.1");
    socket.write(`POST ${source.path} HTTP/1.1\r\nhost: here\r\ncontent-length: 100\r\n\r\n{"ver`);
    const [data] = (await once(socket, "data")) as [Buffer];
    expect(data.toString()).toMatch(/^HTTP\/1.1 408 /);
    socket.destroy();
  });

  it("is refused for every method but the one", async () => {
    const response = await fetch(`${intake.url}${source.path}`, { headers: { authorization } });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toContain("POST");
  });

  it("is counted, by reason, without what was sent, and told to the source's own people", async () => {
    const text = intake.organization.services.counters.text();
    expect(text).toMatch(/intake_refused_total\{reason="signature_wrong"\} \d+/);
    expect(text).toMatch(/intake_refused_total\{reason="unknown_key"\} \d+/);
    expect(text).toMatch(/intake_refused_total\{reason="too_large"\} \d+/);
    expect(text).not.toContain(source.path.split("/").at(-1));
    const read = () => intake.organization.services.db.alertSource.findUniqueOrThrow({ where: { id: source.id } });
    await expect.poll(async () => (await read()).refusedCount, { timeout: 5_000 }).toBeGreaterThan(3n);
  });
});

it("answers 503 and when to come again while the database is away, never 500", async () => {
  const source = await intake.source();
  const { services } = intake.organization;
  const { deliveries } = services;
  services.deliveries = {
    write: () => Promise.reject(Object.assign(new Error("gone"), { code: "ECONNREFUSED" })),
    close: deliveries.close,
  };
  const response = await intake.tell(source, call(alert()));
  services.deliveries = deliveries;
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
});

it("stores what comes at the same time, each once", async () => {
  const source = await intake.source({ kind: "grafana", verification: "hmac" });
  const bodies = Array.from({ length: 300 }, (_, n) => JSON.stringify(call(alert({ fingerprint: `f${n}` }))));
  const answers = await Promise.all(
    bodies.map((body) =>
      intake.send(source.path, body, { "x-grafana-alerting-signature": signed(source.secret, body) }),
    ),
  );
  expect(answers.every(({ status }) => status === 202)).toBe(true);
  const ids = await Promise.all(answers.map(async (each) => ((await each.json()) as { id: string }).id));
  expect(new Set(ids).size).toBe(300);
  expect(await intake.stored(source)).toBe(300);
});
