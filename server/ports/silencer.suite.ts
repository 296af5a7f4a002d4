import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Matcher } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import type { AlertFeed } from "./alert-feed";
import type { Silencer, WantedSilence } from "./silencer";

export interface SilencerHarness {
  silencer: Silencer;
  /** At least one alert fires, with a label `alertname`. */
  alertFeed: AlertFeed;
  stop(): Promise<void>;
}

const HOUR = 3_600_000;

/** The promise of the silencer port, for every adapter. What is written ends with the tests. */
export function silencerSuite(name: string, start: () => Promise<SilencerHarness>): void {
  describe(`silencer: ${name}`, () => {
    let harness: SilencerHarness;
    let silencer: Silencer;
    const made = new Set<string>();
    const equal = (label: string, value: string): Matcher => ({ name: label, value, isRegex: false, isEqual: true });
    const wanted = (more: Partial<WantedSilence> = {}): WantedSilence => {
      const id = randomUUID();
      const now = Math.floor(Date.now() / 1_000) * 1_000;
      return {
        id,
        matchers: [equal("alertname", `suite-${id}`), { ...equal("severity", "crit|warn"), isRegex: true }],
        startsAt: now - HOUR,
        endsAt: now + HOUR,
        createdBy: "Ada Lovelace (ada)",
        comment: 'INC-214: "rolling back", see <the> room',
        ...more,
      };
    };
    const write = async (silence: WantedSilence, mayStand = false): Promise<string> => {
      const externalId = await silencer.write(silence, mayStand);
      made.add(externalId);
      return externalId;
    };
    const standing = async (id: string) => (await silencer.list({})).filter((one) => one.id === id);

    beforeAll(async () => {
      harness = await start();
      silencer = harness.silencer;
    });
    afterAll(async () => {
      for (const externalId of made) await silencer.expire(externalId);
      await harness.stop();
    });

    it("writes a silence in the name of the person, and finds it by both ids", async () => {
      const silence = wanted();
      const externalId = await write(silence);
      const found = await silencer.find(externalId);
      const { id, createdBy, comment, endsAt, matchers } = silence;
      expect(found).toMatchObject({ externalId, id, createdBy, comment, endsAt, state: "active" });
      expect(found?.matchers.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(matchers);
      expect(Math.abs((found?.startsAt ?? 0) - Date.now())).toBeLessThan(60_000);
      expect((await standing(id)).map((one) => one.externalId)).toEqual([externalId]);
    });

    it("tells those of others from ours, and leaves them alone", async () => {
      const ours = await write(wanted());
      const before = await silencer.find(ours);
      await write(wanted());
      expect(await silencer.find(ours)).toEqual(before);
    });

    it("has one wait until it starts", async () => {
      const externalId = await write(wanted({ startsAt: Date.now() + HOUR / 2 }));
      expect((await silencer.find(externalId))?.state).toBe("pending");
    });

    it("writes once what is written again because its answer was lost", async () => {
      const silence = wanted();
      const externalId = await write(silence);
      expect(await write(silence, true)).toBe(externalId);
      expect(await write(silence, true)).toBe(externalId);
      expect(await standing(silence.id)).toHaveLength(1);
    });

    it("mends what was written twice", async () => {
      const silence = wanted();
      const [first, second] = [await write(silence), await write(silence)];
      expect(new Set([first, second])).toHaveLength(2);
      expect([first, second]).toContain(await write(silence, true));
      expect(await standing(silence.id)).toHaveLength(1);
    });

    it("extends a running one in its place", async () => {
      const silence = wanted();
      const externalId = await write(silence);
      const longer = { ...silence, endsAt: silence.endsAt + HOUR, replaces: externalId };
      expect(await write(longer)).toBe(externalId);
      expect(await write(longer, true)).toBe(externalId);
      expect(await silencer.find(externalId)).toMatchObject({ state: "active", endsAt: longer.endsAt });
    });

    it("puts another in the place of one whose matchers change, and the first one ends", async () => {
      const silence = wanted();
      const first = await write(silence);
      const other = { ...silence, matchers: [equal("alertname", `${silence.id}-other`)], replaces: first };
      const second = await write(other);
      expect(second).not.toBe(first);
      expect(await silencer.find(first)).toMatchObject({ state: "expired" });
      expect(await standing(silence.id)).toMatchObject([{ externalId: second, matchers: other.matchers }]);
      // The answer was lost: what it takes the place of has ended, and it stands.
      expect(await write(other, true)).toBe(second);
    });

    it("ends one, twice over, and does not bring it back", async () => {
      const silence = wanted();
      const externalId = await write(silence);
      await silencer.expire(externalId);
      await silencer.expire(externalId);
      expect(await silencer.find(externalId)).toMatchObject({ state: "expired" });
      expect(await standing(silence.id)).toEqual([]);
      expect((await silencer.list({ expired: true })).map((one) => one.externalId)).toContain(externalId);
      for (const mayStand of [false, true]) {
        const again = silencer.write({ ...silence, replaces: externalId }, mayStand);
        await expect(again).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
    });

    it.each([randomUUID(), "no id at all", "../status"])(
      "knows nothing of %s, and ends it all the same",
      async (id) => {
        expect(await silencer.find(id)).toBeNull();
        await expect(silencer.expire(id)).resolves.toBeUndefined();
        await expect(silencer.write(wanted({ replaces: id }), false)).rejects.toMatchObject({ code: "NOT_FOUND" });
      },
    );

    it.each<[string, Partial<WantedSilence>]>([
      ["no matcher", { matchers: [] }],
      ["what matches everything", { matchers: [{ ...equal("a", ".*"), isRegex: true }] }],
      ["a broken pattern", { matchers: [{ ...equal("a", "("), isRegex: true }] }],
      ["an end that lies behind", { startsAt: Date.now() - 2 * HOUR, endsAt: Date.now() - HOUR }],
      ["an end before its start", { startsAt: Date.now() + 2 * HOUR, endsAt: Date.now() + HOUR }],
    ])("refuses %s, and nothing stands", async (_name, more) => {
      const silence = wanted(more);
      await expect(write(silence)).rejects.toMatchObject({ code: "BAD_INPUT" });
      expect(await standing(silence.id)).toEqual([]);
    });

    it("keeps values as they are", async () => {
      const values = ['a"b\\c', "line\nbreak", "嚴重 🙂", '{x=~"y"}, z', " spaces ", "tab\there", "\\n", "$1"];
      for (const value of values) {
        const externalId = await write(wanted({ matchers: [equal("alertname", value)] }));
        expect((await silencer.find(externalId))?.matchers).toEqual([equal("alertname", value)]);
        await silencer.expire(externalId);
      }
    });

    it("holds back what it matches, and nothing else", async () => {
      const [alert, ...others] = await harness.alertFeed.alerts({});
      if (!alert) throw new Error("nothing fires");
      const matchers = Object.entries(alert.labels).map(([label, value]) => equal(label, value));
      const externalId = await write(wanted({ matchers }));
      const held = async () => {
        const alerts = await harness.alertFeed.alerts({});
        return alerts
          .filter(({ heldBy }) => heldBy.silences.includes(externalId))
          .map(({ fingerprint }) => fingerprint);
      };
      await expect.poll(held, { timeout: 10_000 }).toEqual([alert.fingerprint]);
      expect(await silencer.count(matchers)).toMatchObject({ count: 1, suppressed: 1 });
      await silencer.expire(externalId);
      await expect.poll(held, { timeout: 10_000 }).toEqual([]);
      expect(others.map(({ fingerprint }) => fingerprint)).not.toContain(alert.fingerprint);
    });

    it("counts what our own rules match", async () => {
      const alerts = await harness.alertFeed.alerts({});
      const pairs = alerts.flatMap(({ labels }) => Object.entries(labels)).filter(([label]) => /^\w+$/.test(label));
      const escaped = (value: string) => value.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");
      const value = fc.constantFrom(...pairs).chain(([label, text]) =>
        fc.record({
          name: fc.constant(label),
          value: fc.oneof(
            fc.constantFrom(
              text,
              "",
              escaped(text),
              text.slice(0, 3),
              `${escaped(text.slice(0, 2))}.*`,
              ".+",
              ".*",
              "(?i).*a.*",
            ),
            fc.constantFrom(
              `${escaped(text)}|x`,
              `x|${escaped(text)}`,
              `[^${escaped(text[0] ?? "x")}].*`,
              "\\w+",
              "^.*$",
            ),
          ),
          isRegex: fc.boolean(),
          isEqual: fc.boolean(),
        }),
      );
      const list = fc
        .array(value, { minLength: 1, maxLength: 3 })
        .filter((matchers) => compileMatchers(matchers) !== null);
      await fc.assert(
        fc.asyncProperty(list, async (matchers) => {
          const fits = compileMatchers(matchers);
          const { count, examples } = await silencer.count(matchers);
          expect(count).toBe(alerts.filter(({ labels }) => fits?.(labels)).length);
          for (const labels of examples) expect(fits?.(labels)).toBe(true);
        }),
        { numRuns: 60 },
      );
    });

    it("counts nothing for a pattern that cannot be read, and says so", async () => {
      const broken = { ...equal("a", "("), isRegex: true };
      await expect(silencer.count([broken])).rejects.toMatchObject({ code: "BAD_INPUT" });
    });

    it("leaves off when it is told to", async () => {
      const reason = new Error("enough");
      await expect(silencer.list({}, AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}
