import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Shortcut, SHORTCUT_NAMES, SHORTCUTS } from "@/app/_lib/shortcuts";
import en from "@/messages/en/commands.json";

const root = process.cwd();
const sources = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file: `app/${file}`, text: readFileSync(join(root, "app", file), "utf8") }));
const calls = sources
  .flatMap(({ text }) => [...text.matchAll(/useShortcuts\(\{([\s\S]*?)\}\);/g)].map(([, body]) => body ?? ""))
  .join("\n");

describe("the list of keys", () => {
  it.each(SHORTCUT_NAMES)("%s is heard somewhere, and has words", (name) => {
    const { heardBy }: Shortcut = SHORTCUTS[name];
    expect(en.keys.action).toHaveProperty(name);
    if (heardBy) expect(sources.map(({ file }) => file)).toContain(heardBy);
    else expect(calls).toMatch(new RegExp(`\\b${name}\\b[:,]`));
  });

  it("is all that listens: nobody binds a key beside it", () => {
    const others = sources.filter(
      ({ file, text }) => /\buseKeys\(/.test(text) && !/use-(keys|shortcuts)\.ts$/.test(file),
    );
    expect(others.map(({ file }) => file)).toEqual([]);
  });

  it("means one thing in one place", () => {
    const places = SHORTCUT_NAMES.flatMap((name) => {
      const { group, keys, mod }: Shortcut = SHORTCUTS[name];
      return keys.map((key) => `${group} ${mod ? "mod " : ""}${key}`);
    });
    expect(new Set(places).size).toBe(places.length);
  });
});
