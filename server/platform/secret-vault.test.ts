import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secretVault } from "@/server/platform/secret-vault";

const SECRET = "a secret of more than thirty-two characters";
const vault = secretVault(SECRET, "provider-tokens/v1");

describe("secretVault", () => {
  it("opens what it sealed and shows nothing of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (secret, boundTo) => {
        const sealed = vault.seal(secret, boundTo);
        expect(vault.open(sealed, boundTo)).toBe(secret);
        expect(sealed === vault.seal(secret, boundTo)).toBe(false);
      }),
    );
    expect(vault.seal("canary-token", "row")).not.toContain("canary");
  });

  it("refuses a value with any one character changed", () => {
    const sealed = vault.seal("refresh-token", "row");
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (at) => {
        const other = sealed[at] === "A" ? "B" : "A";
        const altered = sealed.slice(0, at) + other + sealed.slice(at + 1);
        // The last character of a base64url part may carry unused bits: then the bytes are the same.
        const bytes = (text: string) =>
          text
            .split(".")
            .map((part) => Buffer.from(part, "base64url").toString("hex"))
            .join();
        fc.pre(bytes(altered) !== bytes(sealed) || at < 3);
        expect(() => vault.open(altered, "row")).toThrow();
      }),
    );
  });

  it("refuses a value of another row, another key, a short tag or another shape", () => {
    const sealed = vault.seal("refresh-token", "row 1");
    expect(() => vault.open(sealed, "row 2")).toThrow();
    expect(() => secretVault(`${SECRET}!`, "provider-tokens/v1").open(sealed, "row 1")).toThrow();
    const [version, nonce, tag, text] = sealed.split(".");
    expect(() => vault.open([version, nonce, tag?.slice(0, 6), text].join("."), "row 1")).toThrow();
    expect(() => vault.open("plain text", "row 1")).toThrow("Not a sealed token");
  });
});
