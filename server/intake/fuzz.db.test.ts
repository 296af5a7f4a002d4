import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";

const CORPUS = join(import.meta.dirname, "corpus");
const kept = readdirSync(CORPUS)
  .filter((name) => name.endsWith(".json"))
  .map(
    (name) => JSON.parse(readFileSync(join(CORPUS, name), "utf8")) as { kind: string; body?: string; base64?: string },
  )
  .map(({ kind, body, base64 }) => ({
    kind,
    bytes: base64 === undefined ? Buffer.from(body ?? "") : Buffer.from(base64, "base64"),
  }))
  .filter(({ bytes }) => bytes.byteLength < 10_000);

let intake: TestIntake;
const sources = new Map<string, TestSource>();
beforeAll(async () => {
  intake = await TestIntake.open();
  for (const kind of ["alertmanager", "grafana", "cloudevents"] as const)
    sources.set(kind, await intake.source({ kind, verification: "bearer" }));
  sources.set("pagerduty", await intake.source({ kind: "pagerduty", verification: "routing_key" }));
});
afterAll(() => intake.close());

/** Bytes that are cut, doubled, replaced or put in. */
const change = fc.tuple(
  fc.constantFrom("cut", "double", "replace", "insert"),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(40),
  fc.oneof(
    fc.constantFrom(
      "null",
      "[]",
      "{}",
      '"',
      "1e999",
      "-0",
      "\\u0000",
      "\\ud800",
      "0001-01-01T00:00:00Z",
      "true",
      ",",
      "\u0000",
      "💥",
    ),
    fc.string(),
  ),
);
function changed(bytes: Buffer, changes: [string, number, number, string][]): Buffer {
  return changes.reduce((before, [how, where, length, text]) => {
    const at = Math.floor(where * before.byteLength);
    const [head, middle, tail] = [
      before.subarray(0, at),
      before.subarray(at, at + length),
      before.subarray(at + length),
    ];
    const pieces = {
      cut: [head, tail],
      double: [head, middle, middle, tail],
      replace: [head, Buffer.from(text), tail],
      insert: [head, Buffer.from(text), middle, tail],
    };
    return Buffer.concat(pieces[how as keyof typeof pieces]);
  }, bytes);
}

it("takes or refuses whatever comes, never fails, and works off all that it took", async () => {
  const { services, id } = intake.organization;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...kept), fc.array(change, { maxLength: 4 }), async ({ kind, bytes }, changes) => {
      const source = sources.get(kind);
      if (!source) throw new Error(`There is no source for ${kind}`);
      // The key of the source has to stay what it is, or nothing behind it is reached.
      const body = changed(bytes, changes)
        .toString("latin1")
        .replace('"routing_key": "k"', `"routing_key": "${source.secret}"`);
      const response = await intake.send(source.path, Buffer.from(body, "latin1"), {
        authorization: `Bearer ${source.secret}`,
      });
      expect([202, 401, 422]).toContain(response.status);
      if (response.status === 202) await processDeliveries(services, id);
    }),
    { numRuns: 300 },
  );
  const own = { organizationId: id };
  expect(await services.db.webhookDelivery.count({ where: { ...own, state: "pending" } })).toBe(0);
  expect(await services.db.deadLetter.count({ where: { ...own, reason: "failed" } })).toBe(0);
  expect(await services.db.webhookDelivery.count({ where: { ...own, state: "done" } })).toBeGreaterThan(20);
});
