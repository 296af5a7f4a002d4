import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MemoryAlerting, memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Silencer } from "@/server/ports/silencer";
import { changeSilence } from "@/server/silence/change-silence";
import { createSilenceInput } from "@/server/silence/contract";
import { createSilence } from "@/server/silence/create-silence";
import { endSilence } from "@/server/silence/end-silence";
import { listSilences } from "@/server/silence/queries";
import { startSilenceWorker } from "@/server/silence/silence-worker";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";

const MINUTE = 60_000;
/** What becomes of a call: it works, it never arrives, its answer is lost, or the process dies before it is noted. */
const FATES = ["works", "works", "works", "neverArrives", "answerLost", "dies"] as const;
type Fate = (typeof FATES)[number];
type Step =
  | { kind: "create"; isBound: boolean }
  | { kind: "change"; which: number; wider: boolean }
  | { kind: "end" | "endElsewhere"; which: number }
  | { kind: "pass"; minutes: number };

const which = fc.nat({ max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), isBound: fc.boolean() }),
  fc.record({ kind: fc.constant("change" as const), which, wider: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("end" as const, "endElsewhere" as const), which }),
  fc.record({ kind: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 40 }) }),
);

let ours: TestOrganization;
let ada: SignedIn;
let now: number;
let outside: MemoryAlerting;

const at = (time: number) => {
  now = time;
  ours.setNow(new Date(time));
};
const lost = () => new AppError("GRAFANA_UNREACHABLE", undefined, { retryable: true });
const equal = (name: string, value: string) => ({ name, value, isRegex: false, isEqual: true });

/** The outside with the fates of its next calls; `onDeath` runs where the process is to die. */
function fateful(fates: Fate[], onDeath: () => void): Silencer {
  const meet = async <T>(call: () => Promise<T>): Promise<T> => {
    const fate = fates.shift() ?? "works";
    if (fate === "neverArrives") throw lost();
    const answer = await call();
    if (fate === "answerLost") throw lost();
    if (fate === "dies") onDeath();
    return answer;
  };
  const { silencer } = outside;
  return {
    ...silencer,
    write: (...given) => meet(() => silencer.write(...given)),
    expire: (...given) => meet(() => silencer.expire(...given)),
    list: (...given) => meet(() => silencer.list(...given)),
  };
}

/** A process that comes to the end of its life with its next word to the database. */
function mortal(person: SignedIn, fates: Fate[]): SignedIn {
  let isDead = false;
  const services = { ...person.services };
  const die = <T extends object>(real: T, deeper: boolean): T =>
    new Proxy(real, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value === "function")
          return (...given: unknown[]) => (isDead ? Promise.reject(new Error("dead")) : value.apply(target, given));
        return deeper && typeof value === "object" && value !== null ? die(value, false) : value;
      },
    });
  services.db = die(person.services.db, true);
  services.pool = die(person.services.pool, false);
  services.alertOwners = {
    grafana: { ...outside, silencer: fateful(fates, () => (isDead = true)) },
    alertmanager: null,
  };
  return { ...person, services };
}

/** One worker looks after all organizations, so this runs in the file of the others that have one. */
export function silenceChaos(): void {
  describe("a silence in a storm", () => {
    beforeAll(async () => {
      ours = await createTestOrganization();
      ada = await ours.signIn("responder");
    });
    afterAll(() => ours.close());

    it(
      "stands once or not at all, whatever is lost or dies on the way, and is told once",
      { timeout: 120_000 },
      async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(step, { minLength: 1, maxLength: 8 }),
            fc.array(fc.constantFrom(...FATES), { maxLength: 20 }),
            async (steps, drawn) => {
              const fates = [...drawn];
              at(Date.parse("2026-11-22T03:00:00Z"));
              outside = memoryAlerting(() => now);
              const input = declareInput.parse({ idempotencyKey: randomUUID(), title: "Checkout", severity: "sev2" });
              const { id: incidentId, number } = await readIncident(ada, (await declareIncident(ada, input)).number);
              const made: string[] = [];
              const round = async (person: SignedIn) => {
                const worker = startSilenceWorker(person.services);
                await worker.round();
                await worker.close();
              };
              for (const one of steps) {
                const person = mortal(ada, fates);
                const silenceId = "which" in one ? made[one.which] : undefined;
                const stored = silenceId
                  ? await ours.services.db.silence.findUnique({ where: { id: silenceId } })
                  : null;
                const target = { incidentNumber: number, silenceId: silenceId ?? "" };
                const attempt = async () => {
                  if (one.kind === "create") {
                    const wish = { owner: "grafana", minutes: 30, comment: "x", endsWithIncident: one.isBound };
                    const idempotencyKey = randomUUID();
                    made.push(idempotencyKey);
                    const matchers = [equal("alertname", idempotencyKey)];
                    await createSilence(
                      person,
                      createSilenceInput.parse({ ...wish, matchers, incidentNumber: number, idempotencyKey }),
                    );
                  } else if (one.kind === "pass") {
                    at(now + one.minutes * MINUTE);
                    await round(person);
                  } else if (!stored) return;
                  else if (one.kind === "change") {
                    const change = one.wider ? { matchers: [equal("service", stored.id)] } : { minutes: 45 };
                    await changeSilence(person, { ...target, revision: stored.revision, ...change });
                  } else if (one.kind === "end") await endSilence(person, target);
                  else if (stored.externalId) await outside.silencer.expire(stored.externalId);
                };
                await attempt().catch(() => undefined);
              }
              ours.services.alertOwners = { grafana: outside, alertmanager: null };
              for (let minute = 0; minute < 12; minute += 1) {
                at(now + 2 * MINUTE);
                await round(ada);
              }
              const { silences } = await listSilences(ada, number);
              const standing = await outside.silencer.list({});
              const events = await ours.services.db.timelineEvent.findMany({ where: { incidentId } });
              for (const silence of silences) {
                const there = standing.filter((one) => one.id === silence.id);
                expect(["active", "ended"]).toContain(silence.state);
                expect(there.map((one) => [one.externalId, one.endsAt, one.matchers.map(printMatcher)])).toEqual(
                  silence.state === "active"
                    ? [[silence.externalId, Date.parse(silence.endsAt), silence.matchers.map(printMatcher)]]
                    : [],
                );
                const told = (kind: string) =>
                  events.filter(({ payload, ...event }) => {
                    const { silenceId, changed } = payload as { silenceId?: string; changed?: true };
                    return event.kind === kind && silenceId === silence.id && !changed;
                  }).length;
                expect(told("silence_created")).toBeLessThanOrEqual(1);
                expect(told("silence_expired")).toBe(silence.state === "ended" ? told("silence_created") : 0);
              }
              expect(standing.every((one) => silences.some(({ id }) => id === one.id))).toBe(true);
            },
          ),
          { numRuns: 60 },
        );
      },
    );
  });
}
