import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FakeCaches } from "@/app/service-worker/testing/fake-caches";
import { KeptSession, type Shelf } from "./kept-session";

/** An answer of the server as the worker gets it. */
function answer(session: string | null, body = "secret", more: ResponseInit & { type?: string } = {}): Response {
  const headers = new Headers(more.headers);
  if (session !== null) headers.set("x-session", session);
  const made = new Response(body, { ...more, headers });
  return Object.defineProperty(made, "type", { value: more.type ?? "basic" });
}

const PAGE = "/incidents/1";
beforeAll(() => vi.stubGlobal("location", new URL("https://war.example/")));
afterAll(() => vi.unstubAllGlobals());

describe("what is kept of a session", () => {
  it("is given back to it, also by a worker that was started again", async () => {
    const caches = new FakeCaches();
    const session = new KeptSession(caches);
    await session.arrived(answer("ada"), session.era);
    await session.put("document", PAGE, answer("ada"), session.era);
    const again = new KeptSession(caches);
    expect(await (await again.get("document", PAGE))?.text()).toBe("secret");
  });

  it("is gone when somebody else is signed in, and when nobody is", async () => {
    for (const next of ["eve", null]) {
      const caches = new FakeCaches();
      const session = new KeptSession(caches);
      await session.arrived(answer("ada"), session.era);
      await session.put("document", PAGE, answer("ada"), session.era);
      await session.arrived(answer(next), session.era);
      expect(await session.get("document", PAGE)).toBeUndefined();
      expect(await caches.keys()).toEqual([]);
    }
  });

  it("is all there but the room that is not to be seen any more", async () => {
    const session = new KeptSession(new FakeCaches());
    await session.arrived(answer("ada"), session.era);
    const read = (number: number) =>
      `/api/trpc/incident.get?input=${encodeURIComponent(`{"json":{"number":${number}}}`)}`;
    for (const number of [1, 12]) {
      await session.put("document", `/incidents/${number}`, answer("ada"), session.era);
      await session.put("procedures", read(number), answer("ada"), session.era);
    }
    await session.forgetRoom(1);
    const isKept = async (shelf: Shelf, key: string) => (await session.get(shelf, key)) !== undefined;
    expect(await isKept("document", PAGE)).toBe(false);
    expect(await isKept("procedures", read(1))).toBe(false);
    expect(await isKept("document", "/incidents/12")).toBe(true);
    expect(await isKept("procedures", read(12))).toBe(true);
  });

  it.each([
    ["not whole", answer("ada", "", { status: 404 })],
    ["of another place", answer("ada", "", { type: "opaqueredirect" })],
    ["with a cookie", answer("ada", "", { headers: { "set-cookie": "a=b" } })],
    ["too large", answer("ada", "", { headers: { "content-length": "9000000" } })],
    ["of nobody", answer(null)],
  ])("holds no answer that is %s", async (_, given) => {
    const session = new KeptSession(new FakeCaches());
    await session.arrived(answer("ada"), session.era);
    await session.put("document", PAGE, given, session.era);
    expect(await session.get("document", PAGE)).toBeUndefined();
  });

  it("never shows one what was answered to another, whatever comes late or at the same time", async () => {
    const who = fc.constantFrom("ada", "eve");
    const step = fc.oneof(
      fc.record({ do: fc.constant("ask" as const), who }),
      fc.record({ do: fc.constant("answer" as const), isPage: fc.boolean() }),
      fc.record({ do: fc.constant("sign out" as const) }),
      fc.record({ do: fc.constant("restart" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20, size: "max" }), async (steps) => {
        const caches = new FakeCaches();
        let session = new KeptSession(caches);
        const asked: { who: string; era: number }[] = [];
        let signedIn: string | null = null;
        for (const taken of steps) {
          if (taken.do === "ask") {
            signedIn = taken.who;
            asked.push({ who: taken.who, era: session.era });
          } else if (taken.do === "sign out") {
            signedIn = null;
            await session.wipe();
          } else if (taken.do === "restart") {
            // What was on its way ends with the worker.
            asked.length = 0;
            session = new KeptSession(caches);
          } else {
            const next = asked.shift();
            if (!next) continue;
            if (taken.isPage) await session.arrived(answer(next.who), next.era);
            await session.put("procedures", "/api/trpc/x", answer(next.who, next.who), next.era);
          }
          if (asked.length > 0 || signedIn === null) continue;
          const found = await (await session.get("procedures", "/api/trpc/x"))?.text();
          if (taken.do === "answer" && taken.isPage) expect([undefined, signedIn]).toContain(found);
        }
        if (signedIn === null) expect(await session.get("procedures", "/api/trpc/x")).toBeUndefined();
        expect((await caches.keys()).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
