import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Below what Linux, macOS and Windows give to outgoing connections: one of those would take the port between its being
 * found and its being used.
 */
const FIRST = 20_000;
const LAST = 32_000;
const TRIES = 100;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** A port of loopback that nothing listens on at this moment. @throws Error when none is found */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${FIRST} and ${LAST}`);
}
