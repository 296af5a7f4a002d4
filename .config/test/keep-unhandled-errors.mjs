import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A reporter of Vitest: keeps what failed outside of every test (rejections that nobody awaited, a broken line, a worker
 * that died) in the file that UNHANDLED_ERRORS_FILE names, as `[{ name, message }]`. Its JSON report leaves them out.
 */
export default class KeepUnhandledErrors {
  onTestRunEnd(_modules, errors) {
    const file = process.env.UNHANDLED_ERRORS_FILE;
    if (!file || errors.length === 0) return;
    mkdirSync(dirname(file), { recursive: true });
    const kept = errors.map(({ type, message, VITEST_TEST_PATH: path, VITEST_TEST_NAME: test }) => ({
      name: [path, test].filter(Boolean).join(" › ") || "outside of every test",
      message: `${type ?? "Error"}: ${message}`,
    }));
    writeFileSync(file, JSON.stringify(kept));
  }
}
