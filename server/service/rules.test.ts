import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createServiceInput } from "@/server/service/contract";
import { slugOf } from "@/server/service/rules";

describe("the short name of a service", () => {
  it("is made of its name", () => {
    expect(slugOf("Checkout API (EU)")).toBe("checkout-api-eu");
    expect(slugOf("  Café — Zürich ")).toBe("cafe-zurich");
    expect(slugOf("結帳")).toBe("");
  });

  it("is one that can be stored, or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
        const slug = slugOf(name);
        if (slug) expect(createServiceInput.shape.slug.parse(slug)).toBe(slug);
      }),
    );
  });
});
