import { firstLine } from "./first-line.mjs";

function* vitest({ testResults }) {
  for (const { name, status, message, assertionResults } of testResults) {
    const failed = assertionResults.filter((result) => result.status === "failed");
    // A file that could not be loaded has no tests of its own.
    if (status === "failed" && failed.length === 0) yield { name, why: firstLine(message) };
    for (const { fullName, failureMessages } of failed) {
      yield { name: `${name} › ${fullName}`, why: firstLine(failureMessages[0]) };
    }
  }
}

function* playwright(suite) {
  for (const inner of suite.suites ?? []) yield* playwright(inner);
  for (const { file, line, title, ok, tests } of suite.specs ?? []) {
    if (ok) continue;
    const { error } = tests.flatMap(({ results }) => results).find((result) => result.error) ?? {};
    yield { name: `${file}:${line} › ${title}`, why: firstLine(error?.message) };
  }
}

/**
 * What failed in a JSON report of Vitest or Playwright, so that it can be told once more at the end, where it is seen.
 * @returns {{ name: string, why: string }[]}
 */
export function failedTests(report) {
  return [...(report.testResults ? vitest(report) : playwright(report))];
}
