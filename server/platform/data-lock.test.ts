import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockDataFolder } from "@/server/platform/data-lock";

const folder = () => mkdtempSync(join(tmpdir(), "data-lock-"));

describe("lockDataFolder", () => {
  it("makes the folder, and leaves no lock when it is released", () => {
    const inside = join(folder(), "not", "there", "yet");
    const lock = lockDataFolder(inside);
    expect(existsSync(join(inside, "application.pid"))).toBe(true);
    lock.release();
    expect(existsSync(join(inside, "application.pid"))).toBe(false);
  });

  it.each(["2147483646", "not a number", ""])("takes over a lock whose holder is gone: %j", (holder) => {
    const held = folder();
    writeFileSync(join(held, "application.pid"), holder);
    expect(() => lockDataFolder(held)).not.toThrow();
  });

  it("takes over a lock whose number now belongs to another program", () => {
    const held = folder();
    writeFileSync(join(held, "application.pid"), "1");
    expect(() => lockDataFolder(held)).not.toThrow();
  });
});
