import { describe, expect, it } from "vitest";
import { tabSlugs } from "./tab-slugs";

describe("tabs in the address", () => {
  it("are readable and differ", () => {
    expect(tabSlugs(["Golden signals", "CPU & memory", "總覽", "cpu memory", "", "  "])).toEqual([
      "golden-signals",
      "cpu-memory",
      "總覽",
      "cpu-memory-2",
      "tab-5",
      "tab-6",
    ]);
  });
});
