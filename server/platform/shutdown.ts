type Step = { name: string; stop: () => unknown };

/** What was started, so that it can be stopped in the opposite order, each part once and none for ever. */
export class Shutdown {
  readonly #steps: Step[] = [];
  #stopping: Promise<string[]> | undefined;

  add(name: string, stop: () => unknown): void {
    this.#steps.push({ name, stop });
  }

  /** @returns the names of parts that failed or took longer than `stepMs` */
  run(stepMs = 10_000): Promise<string[]> {
    this.#stopping ??= this.#stopAll(stepMs);
    return this.#stopping;
  }

  async #stopAll(stepMs: number): Promise<string[]> {
    const failed: string[] = [];
    for (const { name, stop } of this.#steps.toReversed()) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<"late">((resolve) => (timer = setTimeout(() => resolve("late"), stepMs)));
      const outcome = await Promise.race([Promise.resolve().then(stop), late]).catch(() => "late");
      clearTimeout(timer);
      if (outcome === "late") failed.push(name);
    }
    return failed;
  }
}
