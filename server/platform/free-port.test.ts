import { createServer } from "node:net";
import { expect, it } from "vitest";
import { freePort } from "@/server/platform/free-port";

it("finds a port that can be listened on, out of reach of outgoing connections", async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", listening);
  });
  await new Promise((closed) => server.close(closed));
  expect(port).toBeLessThan(32_768);
});
