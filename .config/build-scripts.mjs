/** Bundles what does not belong to the pages: the painter must not wait for them, the service worker outlives them. */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const SCRIPTS = {
  "public/first-glance": "app/_features/dashboard/glance/painter/main.ts",
  "public/service-worker": "app/service-worker/main.ts",
};

await build({
  absWorkingDir: root,
  entryPoints: Object.entries(SCRIPTS).map(([out, input]) => ({ in: input, out })),
  outdir: ".",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  alias: { "@": root.replace(/\/$/, "") },
  legalComments: "none",
});
