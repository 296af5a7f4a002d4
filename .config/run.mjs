// Runs a tool after everything that it needs is there: node .config/run.mjs TOOL [ARGUMENT…]
import { spawn } from "node:child_process";
import { ensureGenerated, ensureInstalled } from "./prepare.mjs";
import { root, toolEnvironment } from "./steps.mjs";

await ensureInstalled();
await ensureGenerated();
const [tool, ...args] = process.argv.slice(2);
const child = spawn(tool, args, { cwd: root, env: toolEnvironment, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
