import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** A port that nothing listens on at this moment, below what outgoing connections get: one of those would take it. */
export function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", ({ code }: NodeJS.ErrnoException) =>
      code === "EADDRINUSE" ? resolve(freePort()) : reject(new Error(`No port: ${code}`)),
    );
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(port)));
  });
}
