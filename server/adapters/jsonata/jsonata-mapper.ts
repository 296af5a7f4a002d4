import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Mapped, Mapper } from "@/server/ports/mapper";

/** By the folder of the checkout: the copy of this module in a page's bundle lies elsewhere. */
const THREAD = join(process.cwd(), "server/adapters/jsonata/mapping-thread.mjs");
const DEADLINE_MS = 500;
/** A thread takes a while to start on a busy machine. */
const START_MS = 15_000;
const MOST_WAITING = 500;
const MEMORY_MB = 64;

interface Answer {
  ready?: true;
  output?: string;
  detail?: string;
  position?: number;
}

function textOf(input: unknown): string | null {
  try {
    return JSON.stringify(input) ?? "null";
  } catch {
    return null;
  }
}

const tooSlow = (detail: string): Mapped => ({ failure: { reason: "mapping_too_slow", detail } });

/** One thread, made when it is first needed and thrown away when an expression does not come to an end. */
export function jsonataMapper({ deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {}): Mapper {
  let thread: Promise<Worker> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;

  function start(): Promise<Worker> {
    const worker = new Worker(THREAD, {
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 },
    });
    worker.unref();
    return answerOf(worker, START_MS).then(
      () => worker,
      (error: unknown) => {
        void worker.terminate();
        throw error;
      },
    );
  }

  /** The next message of the thread. Rejects when the thread dies or the time is over. */
  function answerOf(worker: Worker, withinMs: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        worker.off("message", take).off("error", fail).off("exit", exited);
        settle();
      };
      const take = (answer: Answer) => end(() => resolve(answer));
      const fail = (error: Error) => end(() => reject(error));
      const exited = () => fail(new Error("It took too much memory"));
      const timer = setTimeout(() => fail(new Error(`It took longer than ${withinMs} ms`)), withinMs);
      worker.on("message", take).on("error", fail).on("exit", exited);
    });
  }

  async function run(expression: string, input: unknown): Promise<Mapped> {
    const text = textOf(input);
    if (text === null) return { failure: { reason: "mapping", detail: "The input is nested too deeply" } };
    thread ??= start();
    const worker = await thread;
    const answered = answerOf(worker, deadlineMs);
    worker.postMessage({ expression, input: text }, []);
    const { output, detail, position } = await answered;
    if (detail !== undefined)
      return { failure: { reason: "mapping", detail, ...(position !== undefined && { position }) } };
    return { value: output === undefined ? undefined : JSON.parse(output) };
  }

  async function runOrGiveUp(expression: string, input: unknown): Promise<Mapped> {
    if (closed) return tooSlow("Nothing more is mapped");
    try {
      return await run(expression, input);
    } catch (error) {
      const broken = thread;
      thread = undefined;
      await broken?.then((worker) => worker.terminate()).catch(() => undefined);
      return tooSlow((error as Error).message);
    }
  }

  return {
    map(expression, input) {
      if (waiting >= MOST_WAITING) return Promise.resolve(tooSlow("Too many wait to be mapped"));
      waiting += 1;
      const mapped = turn.then(() => runOrGiveUp(expression, input));
      turn = mapped.finally(() => (waiting -= 1));
      return mapped;
    },
    async close() {
      closed = true;
      const last = thread;
      thread = undefined;
      await last?.then((worker) => worker.terminate()).catch(() => undefined);
    },
  };
}
