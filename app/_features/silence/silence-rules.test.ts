import { describe, expect, it } from "vitest";
import { lengthToSend } from "@/app/_features/silence/silence-length";
import { silenceScope } from "@/app/_features/silence/silence-scope";
import { toLocalInput } from "@/app/_lib/local-time";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const HOUR = 3_600_000;

describe("how long a silence stands", () => {
  it("is bound to the incident, or ends by itself", () => {
    expect(lengthToSend({ kind: "incident" }, NOW)).toEqual({ minutes: 120, endsWithIncident: true });
    expect(lengthToSend({ kind: "minutes", minutes: 30 }, NOW)).toEqual({ minutes: 30, endsWithIncident: false });
    const local = toLocalInput(new Date(NOW + HOUR).toISOString());
    expect(lengthToSend({ kind: "until", local }, NOW)).toEqual({ minutes: 60, endsWithIncident: false });
  });

  it("stays as it is where nobody changes it", () => {
    expect(lengthToSend({ kind: "kept" }, NOW)).toEqual({});
  });

  it.each([-HOUR, 0, 31 * 24 * HOUR])("cannot end %d ms from now", (ahead) => {
    const local = toLocalInput(new Date(NOW + ahead).toISOString());
    expect(lengthToSend({ kind: "until", local }, NOW)).toBeNull();
    expect(lengthToSend({ kind: "until", local: "" }, NOW)).toBeNull();
  });
});

describe("what a silence reaches", () => {
  it.each([
    [0, { count: 0, firing: 2 }, "nothing"],
    [3, { count: 0, firing: 2 }, "notOurs"],
    [2, { count: 2, firing: 2 }, "fitting"],
    [4, { count: 2, firing: 2 }, "fitting"],
    [5, { count: 2, firing: 2 }, "broad"],
    [9, { count: null, firing: 2 }, "fitting"],
    [3, { count: 0, firing: 0 }, "broad"],
  ] as const)("%d alerts, of the incident's own %j, is %s", (count, own, scope) => {
    expect(silenceScope({ count, own })).toBe(scope);
  });
});
