import { checks } from "./checks.mjs";
import { ensureGenerated, ensureInstalled } from "./prepare.mjs";
import { step } from "./steps.mjs";

await ensureInstalled();
await ensureGenerated();
let failed = 0;
for (const [label, tool, args] of checks) if (!(await step(label, tool, args))) failed++;
if (!(await step("Unit tests", "vitest", ["run", "--config", ".config/vitest.config.ts", "--project", "unit"])))
  failed++;
process.exit(failed ? 1 : 0);
