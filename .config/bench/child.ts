import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A process of a bench: one question at a time, one answer each. */
export interface Child {
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a file of this folder as a process of its own. */
export function startChild(file: string, args: string[]): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child: ChildProcess = fork(path, args, { execArgv: ["--import", "tsx"], serialization: "advanced" });
  const exited = once(child, "exit");
  return {
    async ask<Answer>(question: object) {
      const answered = once(child, "message").then(([answer]) => answer as Answer);
      const failed = exited.then(([code]) => Promise.reject(new Error(`${file} ended with ${String(code)}`)));
      child.send(question);
      return Promise.race([answered, failed]);
    },
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Answers the questions of the bench that started this process. */
export function answerWith(answer: (question: never) => Promise<object>): void {
  // However the bench ended, nothing of it stays behind.
  process.on("disconnect", () => process.exit());
  process.on("message", (question) => {
    void answer(question as never).then((result) => process.send?.(result));
  });
}
