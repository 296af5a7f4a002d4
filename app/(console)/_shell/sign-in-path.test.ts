import { describe, expect, it } from "vitest";
import { signInPath } from "@/app/(console)/_shell/sign-in-path";

const back = (wanted: string | null) => new URL(signInPath(wanted), "http://app").searchParams.get("callbackUrl");

describe("the way back after signing in", () => {
  it("leads to the page that was wanted", () => {
    expect(back("/incidents/214")).toBe("/incidents/214");
    expect(back("/incidents?status=fixing&q=a%20b")).toBe("/incidents?status=fixing&q=a+b");
  });

  it("drops what only scripts add", () => {
    expect(back("/incidents/214?_rsc=abc")).toBe("/incidents/214");
  });

  it("never leads elsewhere", () => {
    for (const wanted of [null, "", "https://evil.example", "//evil.example", "/\\evil.example"]) {
      expect(back(wanted)).toBe("/");
    }
  });
});
