/**
 * Runs at most so many tasks at once, the others in the order they came. One that is aborted while it waits rejects
 * with the signal's reason and is never run.
 */
export function fewAtOnce(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  /** Hands the place over, so that nobody who comes just now can slip in between. */
  function next(): void {
    const enter = waiting.shift();
    if (enter) enter();
    else running -= 1;
  }

  return async function run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (running < most) running += 1;
    else
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          waiting.splice(waiting.indexOf(enter), 1);
          reject(signal?.reason as Error);
        };
        const enter = () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        };
        signal?.addEventListener("abort", leave, { once: true });
        waiting.push(enter);
      });
    return task().finally(next);
  };
}
