import { createContext, Script } from "node:vm";

const script = new Script("run()");

/** What `run` answers, or undefined when it takes longer: whatever it is at is broken off, a search by a pattern too. */
export function withinDeadline<Result>(run: () => Result, milliseconds: number): { result: Result } | undefined {
  try {
    return { result: script.runInContext(createContext({ run }), { timeout: milliseconds }) as Result };
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  }
}
