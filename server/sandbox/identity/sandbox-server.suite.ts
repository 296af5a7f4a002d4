import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLogger } from "@/server/platform/logger";
import type { ProviderUnderTest } from "@/server/sandbox/identity/protocol-client.suite";
import { type IdentitySandboxOptions, mountIdentitySandbox } from "@/server/sandbox/identity/mount-identity-sandbox";

/** The sandbox behind a bare HTTP server on a free port of this machine. */
export async function startSandboxServer(options: Partial<IdentitySandboxOptions> = {}): Promise<ProviderUnderTest> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const realm = {
    issuer: `${origin}/realms/warroom`,
    clientId: "warroom",
    clientSecret: "a-secret-for-the-sandbox",
    appUrl: "http://war-room.test:3000",
    cookieKeys: ["cookie-key"],
    log: createLogger("fatal"),
    ...options,
  };
  const sandbox = await mountIdentitySandbox(realm);
  server.on("request", async (req, res) => {
    if (!(await sandbox.handle(req, res))) res.writeHead(404).end();
  });
  return {
    ...realm,
    async close() {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
