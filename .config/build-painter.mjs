/** Bundles the painter of first glances by itself: it must not wait for what the pages load. */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: ["app/_features/dashboard/glance/painter/main.ts"],
  outfile: "public/first-glance.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  alias: { "@": root.replace(/\/$/, "") },
  legalComments: "none",
});
