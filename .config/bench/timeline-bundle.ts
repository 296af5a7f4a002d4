import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface PageBundle {
  script: string;
  style: string;
}

/** The page of the bench as the product's own pages are made: minified, for production, with the styles of the build. */
export async function timelineBundle(): Promise<PageBundle> {
  execFileSync("node", [".config/build.mjs"], { cwd: ROOT, stdio: ["ignore", process.stderr, process.stderr] });
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [".config/bench/timeline-page.tsx"],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    alias: { "@": ROOT.replace(/\/$/, "") },
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    logLevel: "error",
  });
  return { script: outputFiles[0]?.text ?? "", style: await builtStyles() };
}

async function builtStyles(): Promise<string> {
  const folder = join(ROOT, process.env.NEXT_DIST_DIR ?? ".next", "static");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".css")).toSorted();
  return (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n");
}
