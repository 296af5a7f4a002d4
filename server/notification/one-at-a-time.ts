/**
 * Does one thing over and over, never twice at once: what is asked for while it is under way is done after it.
 * `act` must not reject.
 */
export function oneAtATime(act: () => Promise<void>): { start(): void; done(): Promise<void> } {
  let work: Promise<void> | null = null;
  let isAskedAgain = false;

  async function run(): Promise<void> {
    do {
      isAskedAgain = false;
      await act();
    } while (isAskedAgain);
    work = null;
  }
  return {
    start() {
      if (work) isAskedAgain = true;
      else work = run();
    },
    done: async () => {
      await work;
    },
  };
}
