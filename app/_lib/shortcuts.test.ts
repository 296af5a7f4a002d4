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

/** The one binds what the list names; the other ends an arrangement, and its page says so. */
const KNOWS_NO_KEY = new Set(["app/_lib/use-keys.ts", "app/(console)/incidents/[number]/pinned-pane.tsx"]);

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

  it("holds every key that is heard on the whole page", () => {
    const heard = sources.filter(({ text }) => /window\.addEventListener\("keydown"/.test(text));
    const unlisted = heard.flatMap(({ file, text }) => {
      if (KNOWS_NO_KEY.has(file)) return [];
      const listed = new Set(
        SHORTCUT_NAMES.flatMap((name): readonly string[] => {
          const { heardBy, keys }: Shortcut = SHORTCUTS[name];
          return heardBy === file ? keys : [];
        }),
      );
      const keys = [...text.matchAll(/\bkey [!=]== "([^"]+)"/g)].map(([, key]) => key ?? "");
      return keys.filter((key) => !listed.has(key)).map((key) => `${file}: ${key}`);
    });
    expect(heard.length).toBeGreaterThan(3);
    expect(unlisted).toEqual([]);
  });

  it("means one thing in one place", () => {
    const places = SHORTCUT_NAMES.flatMap((name) => {
      const { group, keys, mod }: Shortcut = SHORTCUTS[name];
      return keys.map((key) => `${group} ${mod ? "mod " : ""}${key}`);
    });
    expect(new Set(places).size).toBe(places.length);
  });
});
