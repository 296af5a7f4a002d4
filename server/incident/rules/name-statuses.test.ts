import fc from "fast-check";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import en from "@/messages/en/common.json";
import { STATUSES } from "@/server/incident/contract";
import { USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { nameStatuses } from "@/server/incident/rules/name-statuses";

const named = (status: (typeof STATUSES)[number], name: string) => ({
  statuses: USUAL_STATUSES.statuses.map((each) => (each.status === status ? { ...each, name } : each)),
});

describe("names of statuses", () => {
  it("are said as they were written, whatever they are made of", () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, unit: "grapheme" }),
      fc.string({ minLength: 1, unit: fc.constantFrom("'", "{", "}", "<", ">", "#", "/", "|", "a", ",", " ") }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), text, (status, name) => {
        const messages = nameStatuses({ common: en }, named(status, name));
        const onError = (error: Error) => {
          throw error;
        };
        const t = createTranslator({ locale: "en", messages, onError });
        expect(t(`common.status.${status}`)).toBe(name);
        expect(t("common.status.change", { status: t(`common.status.${status}`) })).toBe(`Status: ${name}. Change`);
      }),
    );
  });

  it("leave the built-in words where there is none, and what they are given as it is", () => {
    expect(nameStatuses({ common: en }, USUAL_STATUSES).common).toBe(en);
    const { common } = nameStatuses({ common: en }, named("fixing", "Repair"));
    expect(common.status).toEqual({ ...en.status, fixing: "Repair" });
    expect(en.status.fixing).toBe("Fixing");
  });
});
