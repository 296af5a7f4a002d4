/** How many readings may be on their way at once, and how many keys one may have. */
const LIMITS = { atOnce: 2, keys: 500 };

interface Asked<Value> {
  answer: Promise<Value | null>;
  resolve(value: Value | null): void;
  reject(error: unknown): void;
}

/**
 * Answers many who ask at about the same time with one reading, as after a restart, when thousands come back. `read`
 * answers what it found by key; null is given for the rest. Nobody is given what was read before they asked, so
 * whatever an answer decides is decided on what was true then. A failure is told to all who waited for that reading.
 */
export function readTogether<Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | null> {
  let waiting = new Map<string, Asked<Value>>();
  let running = 0;
  let isPlanned = false;

  async function run(): Promise<void> {
    isPlanned = false;
    if (running >= LIMITS.atOnce || waiting.size === 0) return;
    const batch = new Map([...waiting].slice(0, LIMITS.keys));
    waiting = new Map([...waiting].slice(LIMITS.keys));
    running += 1;
    plan();
    try {
      const found = await read([...batch.keys()]);
      for (const [key, { resolve }] of batch) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const { reject } of batch.values()) reject(error);
    } finally {
      running -= 1;
      plan();
    }
  }

  /** After the current round of callbacks, so that those who ask in it travel together. */
  function plan(): void {
    if (isPlanned || waiting.size === 0 || running >= LIMITS.atOnce) return;
    isPlanned = true;
    setImmediate(() => void run());
  }

  return (key) => {
    const asked = waiting.get(key) ?? asking<Value>();
    waiting.set(key, asked);
    plan();
    return asked.answer;
  };
}

function asking<Value>(): Asked<Value> {
  let settle: Omit<Asked<Value>, "answer"> | undefined;
  const answer = new Promise<Value | null>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { answer, resolve: (value) => settle?.resolve(value), reject: (error) => settle?.reject(error) };
}
