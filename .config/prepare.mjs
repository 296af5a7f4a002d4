import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { need, root } from "./steps.mjs";

const GENERATED = new Set(["prisma-client", "node_modules"]);

function* filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) return yield path;
  for (const name of readdirSync(full).sort()) if (!GENERATED.has(name)) yield* filesIn(join(path, name));
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => [...filesIn(path)]))
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Does the work when what it is made from has changed since the last time, or what it makes is gone. */
async function whenChanged(stampFile, sources, outputs, work) {
  const stamp = join(root, stampFile);
  const wanted = hashOf(sources);
  const isThere = outputs.every((output) => existsSync(join(root, output)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** `npm ci` when packages are absent or older than the lock file. */
export async function ensureInstalled() {
  const installed = join(root, "node_modules/.package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  await need("Installing packages", "npm", ["ci", "--no-audit", "--no-fund"], { hint: "npm ci, one to three minutes" });
}

/** What is made from sources and not kept in the repository. */
export async function ensureGenerated() {
  await whenChanged(
    "node_modules/.cache/generated",
    ["prisma/schema.prisma", ".config", "package-lock.json"],
    ["server/platform/prisma-client", "public/grafana"],
    async () => {
      await need("Generating the database client", "prisma", ["generate", "--config", ".config/prisma.ts"]);
      await need("Copying icons for panels", "node", [".config/copy-panel-assets.mjs"]);
    },
  );
  await whenChanged(
    "node_modules/.cache/scripts",
    [
      ".config/build-scripts.mjs",
      "package-lock.json",
      "app/_features/dashboard/glance",
      "server/glance",
      "app/service-worker",
      "app/_lib",
    ],
    ["public/first-glance.js", "public/service-worker.js"],
    () => need("Building the painter and the service worker", "node", [".config/build-scripts.mjs"]),
  );
}

/** The production build, when sources have changed. */
export function ensureBuilt() {
  const sources = [
    "app",
    "server",
    "messages",
    "prisma",
    "public",
    "next.config.mjs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ];
  return whenChanged(".next/built-from", sources, [".next/BUILD_ID"], () =>
    need("Building the pages", "next", ["build"], {
      hint: "two to four minutes, only when sources changed",
      env: { NODE_ENV: "production" },
    }),
  );
}
