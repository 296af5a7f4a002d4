import { io } from "socket.io-client";
import type { BrowserContext } from "@playwright/test";
import type { JoinAnswer } from "@/server/timeline/contract";
import { expect, test } from "./fixtures";

async function cookieOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

function connect(url: string, headers: Record<string, string>) {
  return io(url, {
    path: "/realtime",
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: headers,
    forceNew: true,
  });
}

/** What the server said to the handshake: "open", or its words of refusal. */
function greeting(socket: ReturnType<typeof connect>): Promise<string> {
  return new Promise((resolve) => {
    socket.once("connect", () => resolve("open"));
    socket.once("connect_error", (error) => resolve(error.message));
  });
}

test("a socket without a session is refused", async ({ url }) => {
  const socket = connect(url, { origin: url });
  expect(await greeting(socket)).toBe("UNAUTHENTICATED");
  socket.close();
});

test("a socket from another site's page is refused even with a session", async ({ signedIn, url }) => {
  const cookie = await cookieOf(await signedIn("responder"));
  for (const origin of ["https://evil.example", "null", `${url}.evil.example`]) {
    const socket = connect(url, { origin, cookie });
    expect(await greeting(socket)).not.toBe("open");
    socket.close();
  }
  const poll = await fetch(`${url}/realtime/?EIO=4&transport=polling`, {
    headers: { origin: "https://evil.example", cookie },
  });
  expect(poll.status).toBe(403);
  expect(await poll.json()).toEqual({ error: "FOREIGN_ORIGIN" });
});

test("a socket joins rooms that exist, and says why not otherwise", async ({ signedIn, apiOf, url }) => {
  const { number } = await (await apiOf("responder")).declare("Sockets");
  const socket = connect(url, { origin: url, cookie: await cookieOf(await signedIn("viewer")) });
  expect(await greeting(socket)).toBe("open");
  const join = (input: unknown) => socket.timeout(5_000).emitWithAck("join", input) as Promise<JoinAnswer>;
  expect(await join({ number, after: 0 })).toMatchObject({ ok: true, lastSeq: 1, role: "viewer" });
  expect(await join({ number: 999_999, after: 0 })).toEqual({ ok: false, error: "NOT_FOUND" });
  expect(await join({ number, after: 50 })).toEqual({ ok: false, error: "CONFLICT" });
  expect(await join({ number: "1", after: 0 })).toEqual({ ok: false, error: "BAD_INPUT" });
  expect(await join("\u0000")).toEqual({ ok: false, error: "BAD_INPUT" });
  socket.close();
});
