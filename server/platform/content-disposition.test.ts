import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition } from "./content-disposition";

describe("contentDisposition", () => {
  it("writes a plain name as it is", () => {
    expect(contentDisposition("inline", "graph 1.png")).toBe('inline; filename="graph 1.png"');
  });

  it("writes any other in full as RFC 8187 has it, with a plain one before it", () => {
    expect(contentDisposition("attachment", "結帳 (1)'s.log")).toBe(
      "attachment; filename=\"__ (1)'s.log\"; filename*=UTF-8''%E7%B5%90%E5%B8%B3%20%281%29%27s.log",
    );
  });

  it("never breaks out of the header, and can be read back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        const header = contentDisposition("attachment", name);
        expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"(; filename\*=UTF-8''[\w.!#$&+^`|~%-]*)?$/);
        const full = /filename\*=UTF-8''(.*)$/.exec(header)?.[1];
        const read = full === undefined ? /filename="(.*)"$/.exec(header)?.[1] : decodeURIComponent(full);
        expect(read).toBe(name.toWellFormed());
      }),
    );
  });
});
