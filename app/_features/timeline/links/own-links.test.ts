import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownLinks } from "./own-links";

const HERE = "https://war.example";

describe("links of a message to the application itself", () => {
  it("are told by what they lead to", () => {
    const body = `see ${HERE}/incidents/214, (${HERE}/incidents/214#event-7) and ${HERE}/incidents/9?dashboard=abc. ${HERE}/s/tok_en-1`;
    expect(ownLinks(body, HERE, 9)).toEqual([
      { kind: "incident", href: "/incidents/214", number: 214 },
      { kind: "event", href: "/incidents/214#event-7", number: 214, seq: 7 },
      { kind: "dashboard", href: "/incidents/9?dashboard=abc", number: 9, uid: "abc" },
      { kind: "share", href: "/s/tok_en-1" },
    ]);
  });

  it.each([
    "https://evil.example/incidents/1",
    "https://war.example.evil.example/incidents/1",
    "https://user:pw@war.example/incidents/1",
    "http://war.example/incidents/1",
    "https://war.example:8443/incidents/1",
    `${HERE}/api/auth/signout`,
    `${HERE}/incidents/0`,
    `${HERE}/incidents/1e3`,
    "javascript:alert(1)//war.example/incidents/1",
  ])("are never made of %s", (address) => {
    expect(ownLinks(address, HERE, 9)).toEqual([]);
  });

  it("are few, each once, and paths of this origin whatever is written", () => {
    const piece = fc.constantFrom(
      `${HERE}/incidents/`,
      "1",
      "#event-2",
      "/..",
      "//",
      "\\",
      "@",
      "?dashboard=",
      " ",
      "%2e",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const links = ownLinks(pieces.join(""), HERE, 3);
        expect(links.length).toBeLessThanOrEqual(3);
        expect(new Set(links.map(({ href }) => href)).size).toBe(links.length);
        for (const { href } of links) expect(href).toMatch(/^\/(?:incidents\/[1-9]|s\/)/);
      }),
    );
  });
});
