import { WebSocket } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { GrafanaConnection } from "./grafana-connection";

interface Message {
  id?: number;
  connect?: { client: string; ping: number; pong: boolean };
  subscribe?: { data?: { schema?: { fields: { name: string }[] } } };
  unsubscribe?: object;
  push?: { channel: string; pub?: { data: { data: { values: unknown[][] } } } };
  error?: { code: number; message: string };
}

/** Streams over a WebSocket, in the JSON protocol of Centrifuge. */
export function liveContract(connection: () => GrafanaConnection, prefix: () => string): void {
  describe("Live", () => {
    const open: WebSocket[] = [];
    afterEach(() => {
      for (const socket of open.splice(0)) socket.close();
    });

    /** Connects and answers what arrives, line by line, and how it ended. */
    async function dial(headers: Record<string, string> = { authorization: `Bearer ${connection().token}` }) {
      const messages: Message[] = [];
      const closed: { code: number }[] = [];
      const socket = new WebSocket(`${connection().url.replace(/^http/, "ws")}/api/live/ws`, { headers });
      open.push(socket);
      socket.addEventListener("message", ({ data }) => {
        for (const line of String(data).split("\n").filter(Boolean)) messages.push(JSON.parse(line) as Message);
      });
      socket.addEventListener("close", ({ code }) => closed.push({ code }));
      await new Promise((resolve) => {
        socket.addEventListener("open", resolve);
        socket.addEventListener("close", resolve);
      });
      const reply = (id: number) =>
        vi.waitUntil(() => messages.find((message) => message.id === id), { timeout: 5_000 });
      const ask = (command: { id: number }) => {
        socket.send(JSON.stringify(command));
        return reply(command.id);
      };
      return { socket, messages, closed, ask, reply };
    }
    const subscribe = (id: number, channel: string) => ({ id, subscribe: { channel } });
    const STREAM = "plugin/testdata/random-2s-stream";

    it("greets, gives a stream's columns first and then its rows, until one has enough", async () => {
      const { ask, messages } = await dial();
      expect((await ask({ id: 1, connect: { name: "js" } } as { id: number })).connect).toMatchObject({
        pong: true,
        client: expect.any(String),
      });
      const channel = `${prefix()}/${STREAM}`;
      const first = await ask(subscribe(2, channel));
      expect(first.subscribe?.data?.schema?.fields.map(({ name }) => name)).toEqual(["Time", "Value", "Min", "Max"]);
      const push = await vi.waitUntil(() => messages.find((message) => message.push?.channel === channel), {
        timeout: 5_000,
      });
      expect(push.push?.pub?.data.data.values.map((column) => column.length)).toEqual([1, 1, 1, 1]);
      expect(await ask({ id: 3, unsubscribe: { channel } } as { id: number })).toMatchObject({ unsubscribe: {} });
    });

    it("says with a number what is wrong with a command", async () => {
      const { ask } = await dial();
      await ask({ id: 1, connect: {} } as { id: number });
      const channel = `${prefix()}/${STREAM}`;
      await ask(subscribe(2, channel));
      expect((await ask(subscribe(3, channel))).error).toMatchObject({ code: 105, message: "already subscribed" });
      const other = prefix() === "default" ? "org-4711" : "4711";
      expect((await ask(subscribe(4, `${other}/${STREAM}`))).error).toMatchObject({
        code: 103,
        message: "permission denied",
      });
      expect((await ask(subscribe(5, `${prefix()}/plugin/no-such-plugin/x`))).error?.code).toBe(100);
      expect((await ask({ id: 6, rpc: { method: "nope", data: {} } } as { id: number })).error?.code).toBe(104);
    });

    it("hangs up on what it cannot read, with a code that says not to come back", async () => {
      const { socket, closed, ask } = await dial();
      await ask({ id: 1, connect: {} } as { id: number });
      socket.send("nonsense");
      await vi.waitFor(() => expect(closed).toEqual([{ code: 3501 }]), { timeout: 5_000 });
    });

    it.each<[string, Record<string, string>]>([
      ["strangers", {}],
      ["a page of another origin", { origin: "http://elsewhere.example" }],
    ])("is not for %s", async (_name, headers) => {
      const known = { authorization: `Bearer ${connection().token}` };
      const { closed } = await dial(headers.origin ? { ...headers, ...known } : headers);
      expect(closed).toEqual([{ code: 1006 }]);
    });
  });
}
