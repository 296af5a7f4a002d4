import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { createLogger } from "@/server/platform/logger";
import { mountIdentitySandbox } from "@/server/sandbox/identity/mount-identity-sandbox";

async function ask(remoteAddress: string, path: string) {
  const sandbox = await mountIdentitySandbox({
    issuer: "http://localhost:3000/realms/warroom",
    clientId: "sre-assistant",
    clientSecret: "a secret",
    appUrl: "http://localhost:3000",
    cookieKeys: ["a key"],
    log: createLogger("silent"),
  });
  const answer = { status: 0 };
  const res = { writeHead: (status: number) => (answer.status = status), end: () => undefined };
  const req = { url: path, headers: {}, socket: { remoteAddress } };
  const handled = await sandbox.handle(req as unknown as IncomingMessage, res as unknown as ServerResponse);
  await sandbox.close();
  return { handled, status: answer.status };
}

describe("the sandbox identity provider", () => {
  it.each(["203.0.113.5", "::ffff:192.168.1.7", "fd00::2", ""])(
    "is closed to %j, whatever address it is reached at",
    async (address) => {
      expect(await ask(address, "/realms/warroom/protocol/openid-connect/auth")).toEqual({
        handled: true,
        status: 403,
      });
    },
  );

  it("leaves everything beside the realm to the application", async () => {
    expect(await ask("203.0.113.5", "/realms/warroomish")).toEqual({ handled: false, status: 0 });
  });
});
