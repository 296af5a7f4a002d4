import { afterAll, describe, expect, it } from "vitest";
import { jsonataMapper } from "@/server/adapters/jsonata/jsonata-mapper";

const mapper = jsonataMapper({ deadlineMs: 400 });
afterAll(() => mapper.close());

describe("a mapping", () => {
  it("makes of a call what the expression says", async () => {
    const input = {
      host: "db-1",
      checks: [
        { name: "disk", ok: false },
        { name: "cpu", ok: true },
      ],
    };
    const expression = 'checks[ok = false].{"key": $$.host & "/" & name, "status": "firing"}';
    expect(await mapper.map(expression, input)).toEqual({ value: { key: "db-1/disk", status: "firing" } });
    expect(await mapper.map("nothing.like.it", input)).toEqual({ value: undefined });
  });

  it("says where an expression is wrong", async () => {
    expect(await mapper.map("a.{", {})).toEqual({
      failure: { reason: "mapping", detail: expect.any(String), position: expect.any(Number) },
    });
  });

  it.each([
    ["never ends", "($f := function($n) { $f($n + 1) }; $f(0))", {}],
    ["searches for ever", "$match(text, /^(a+)+$/)", { text: `${"a".repeat(40)}!` }],
    ["makes too much", '$join([1..9000000].("a lot of text that takes room" & $))', {}],
  ])("that %s is given up, and the next one is evaluated", async (_, expression, input) => {
    const started = performance.now();
    expect(await mapper.map(expression, input)).toHaveProperty("failure");
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await mapper.map("1 + 1", {})).toEqual({ value: 2 });
  });

  it("does not hold up the process meanwhile", async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 10);
    await mapper.map("($f := function($n) { $f($n + 1) }; $f(0))", {});
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it("sees nothing of the process", async () => {
    expect(await mapper.map("$eval('process')", {})).toEqual({ value: undefined });
    expect(await mapper.map("$string($.constructor.constructor)", {})).not.toHaveProperty("value.length");
  });
});
