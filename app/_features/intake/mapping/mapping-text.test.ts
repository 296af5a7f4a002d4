import fc from "fast-check";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { problemPlace } from "@/app/_features/intake/mapping/problem-place";
import { sampleFields } from "@/app/_features/intake/mapping/sample-fields";
import { STARTER_MAPPINGS } from "@/app/_features/intake/mapping/starter-mappings";

describe("starter mappings", () => {
  it.each(STARTER_MAPPINGS.map((starter) => [starter.id, starter] as const))(
    "%s makes an alert that fires of its sample",
    async (_, { mapping, sample }) => {
      const made: unknown = await jsonata(mapping).evaluate(JSON.parse(sample));
      expect(made).toMatchObject({ key: expect.any(String), name: expect.any(String), status: "firing" });
    },
  );

  it("make nothing of what is no alert", async () => {
    const of = (id: string) => jsonata(STARTER_MAPPINGS.find((each) => each.id === id)?.mapping ?? "");
    expect(await of("uptimeKuma").evaluate({ heartbeat: null, monitor: null, msg: "Test" })).toBeUndefined();
    expect(await of("cloudWatch").evaluate({ Type: "SubscriptionConfirmation", Token: "x" })).toBeUndefined();
  });

  it("tell an end", async () => {
    const of = (id: string) => STARTER_MAPPINGS.find((each) => each.id === id) ?? STARTER_MAPPINGS[0];
    const ended = async (id: string, from: string, to: string) =>
      (await jsonata(of(id).mapping).evaluate(JSON.parse(of(id).sample.replace(from, to)))) as unknown;
    expect(await ended("uptimeKuma", '"status": 0', '"status": 1')).toMatchObject({ status: "resolved" });
    expect(await ended("zabbix", '"event_value": "1"', '"event_value": "0"')).toMatchObject({ status: "resolved" });
    expect(await ended("cloudWatch", String.raw`\"ALARM\"`, String.raw`\"OK\"`)).toMatchObject({ status: "resolved" });
  });
});

describe("the place of a problem", () => {
  it.each([
    ["a.{", 3, { from: 2, to: 3, line: 1, column: 3 }],
    ['{\n  "key": idd }', 14, { from: 11, to: 14, line: 2, column: 10 }],
    ["", 5, { from: 0, to: 0, line: 1, column: 1 }],
  ])("in %j at %d", (text, position, place) => {
    expect(problemPlace(text, position)).toEqual(place);
  });

  it("lies in the text, whatever is told", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 50 }), (text, position) => {
        const { from, to, line, column } = problemPlace(text, position);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

it("completes the fields of a sample as an expression writes them", () => {
  expect(sampleFields('{"host": {"name-of": 1}, "checks": [{"ok": true}]}')).toEqual([
    "host",
    "`name-of`",
    "checks",
    "ok",
  ]);
  expect(sampleFields("{")).toEqual([]);
});
