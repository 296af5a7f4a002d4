import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

export default defineConfig({
  root,
  // The package's ESM build imports names from CommonJS that Node does not find.
  resolve: {
    alias: { "@": root.replace(/\/$/, ""), "@grafana/data": `${root}node_modules/@grafana/data/dist/cjs/index.cjs` },
  },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    // Patience for a busy machine, not a promise of the product: those are measured by the benches.
    testTimeout: 20_000,
    expect: { poll: { timeout: 5_000 } },
    exclude: ["node_modules/**", ".next/**", ".data/**"],
    // They import the package above, which has to be the same for all.
    server: { deps: { inline: [/@grafana\/runtime\/dist\/esm\/utils/] } },
    projects: [
      project("unit", ["{app,server,.config,prisma}/**/*.test.{ts,tsx}"], {
        exclude: ["**/*.db.test.ts", "**/*.contract.test.ts", "**/*.live.test.ts", "node_modules/**"],
      }),
      project("db", ["{app,server,prisma}/**/*.db.test.ts"], {
        globalSetup: ".config/vitest-database.ts",
        setupFiles: ".config/vitest-own-database.ts",
        testTimeout: 60_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
      project("live", ["server/**/*.live.test.ts"], {
        globalSetup: ".config/vitest-database.ts",
        setupFiles: ".config/vitest-own-database.ts",
        testTimeout: 180_000,
        hookTimeout: 60_000,
        // They wait for other servers most of the time.
        maxWorkers: 3,
      }),
      project("contract", ["server/**/*.contract.test.ts"], { testTimeout: 60_000, hookTimeout: 60_000 }),
    ],
  },
});
