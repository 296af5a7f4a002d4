import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alertHistory, type FiringFact } from "@/server/alert/rules/alert-history";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.open();
});
afterAll(() => intake.close());

const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 3, n)).toISOString();
const told = fc.record({
  alert: fc.constantFrom("a", "b"),
  start: fc.integer({ min: 0, max: 6 }),
  length: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }),
});
type ToldAlert = { alert: string; start: number; length: number | null };
const onTheWire = ({ alert, start, length }: ToldAlert) => ({
  status: length === null ? "firing" : "resolved",
  labels: { alertname: alert },
  annotations: {},
  startsAt: minute(start),
  endsAt: length === null ? "0001-01-01T00:00:00Z" : minute(start + length),
  fingerprint: alert,
});
const factOf = ({ start, length }: ToldAlert): FiringFact => ({
  startsAt: minute(start),
  endsAt: length === null ? null : minute(start + length),
  acknowledgedAt: null,
  told: null,
});

async function stored(source: TestSource): Promise<Record<string, (string | null)[][]>> {
  const alerts = await intake.organization.services.db.alert.findMany({
    where: { sourceId: source.id },
    include: { firings: { orderBy: { startsAt: "asc" } } },
  });
  return Object.fromEntries(
    alerts.map(({ fingerprint, firings, startsAt, endsAt }) => {
      const spans = firings.map((firing) => [firing.startsAt.toISOString(), firing.endsAt?.toISOString() ?? null]);
      // The alert stands as its newest firing does.
      expect(spans.at(-1)).toEqual([startsAt.toISOString(), endsAt?.toISOString() ?? null]);
      return [fingerprint, spans];
    }),
  );
}

function expected(all: readonly ToldAlert[]): Record<string, (string | null)[][]> {
  const names = [...new Set(all.map(({ alert }) => alert))];
  return Object.fromEntries(
    names.map((name) => {
      const history = alertHistory(all.filter(({ alert }) => alert === name).map(factOf));
      return [name, history.map(({ startsAt, endsAt }) => [startsAt, endsAt])];
    }),
  );
}

describe("what webhooks tell", () => {
  it("ends in the state that the rule says, in whatever calls and order it comes, and however often", async () => {
    const history = fc
      .array(told, { minLength: 1, maxLength: 12 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
          fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 24, maxLength: 24 }),
          fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(history, async ([all, shuffled, sizes, works]) => {
        const source = await intake.source();
        const { services, id } = intake.organization;
        for (let at = 0, call = 0; at < shuffled.length; at += sizes[call++] ?? 1) {
          const alerts = shuffled.slice(at, at + (sizes[call] ?? 1)).map(onTheWire);
          expect((await intake.tell(source, { version: "4", groupKey: "{}", alerts })).status).toBe(202);
          if (works[call]) await processDeliveries(services, id);
        }
        await processDeliveries(services, id);
        expect(await stored(source)).toEqual(expected(all));
      }),
      { numRuns: 40 },
    );
  });
});
