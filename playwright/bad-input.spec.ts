import { MESSAGE_MAX_CHARACTERS, type TimelinePage } from "@/server/timeline/contract";
import { refusalOf } from "./api";
import { expect, test } from "./fixtures";

const STACK = /node_modules|\.ts:\d+|\bat \w+ \(/;

const MESSAGES: [what: string, body: string, status: number, code: string][] = [
  ["empty", "", 400, "MESSAGE_EMPTY"],
  ["nothing but space", " \n\t ", 400, "MESSAGE_EMPTY"],
  ["over-long", "x".repeat(MESSAGE_MAX_CHARACTERS + 1), 400, "MESSAGE_TOO_LONG"],
  ["a megabyte", "x".repeat(1024 * 1024), 413, "TOO_LARGE"],
  ["binary", "PK\u0003\u0004\u0000\u0000", 400, "MESSAGE_NOT_TEXT"],
  ["half a character", "\ud83d", 400, "MESSAGE_NOT_TEXT"],
  ["nested without end", ">".repeat(5_000), 400, "MESSAGE_TOO_DEEP"],
];

test.describe("input that cannot be used gets a named error, and nothing is stored or lost", () => {
  test("messages", async ({ apiOf }) => {
    const api = await apiOf("responder");
    const { number } = await api.declare("Bad messages");
    for (const [what, body, status, code] of MESSAGES) {
      const input = { incidentNumber: number, idempotencyKey: crypto.randomUUID(), body };
      const refusal = await api.refusal("timeline.post", input);
      expect({ what, status: refusal.status, code: refusal.code }).toEqual({ what, status, code });
      expect(refusal.text).not.toMatch(STACK);
    }
    await api.say(number, "still here");
    const { events, lastSeq } = await api.query<TimelinePage>("timeline.latest", { incidentNumber: number });
    expect(lastSeq).toBe(2);
    expect(events.map(({ body }) => body)).toEqual(["", "still here"]);
  });

  test("a key that is used again", async ({ apiOf }) => {
    const api = await apiOf("responder");
    const { number } = await api.declare("Same key");
    const input = { incidentNumber: number, idempotencyKey: crypto.randomUUID(), body: "once" };
    await api.mutate("timeline.post", input);
    await api.mutate("timeline.post", input);
    expect(await api.refusal("timeline.post", { ...input, body: "other" })).toMatchObject({
      status: 409,
      code: "CONFLICT",
    });
    const { events } = await api.query<TimelinePage>("timeline.latest", { incidentNumber: number });
    expect(events.filter(({ kind }) => kind === "message").map(({ body }) => body)).toEqual(["once"]);
  });

  test("bodies that are no JSON, and fields that nobody asked for", async ({ apiOf, signedIn, url }) => {
    const { request } = await signedIn("responder");
    const garbled = await request.post(`${url}/api/trpc/timeline.post`, {
      data: Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
      headers: { "content-type": "application/json", origin: url },
    });
    expect(await refusalOf(garbled)).toMatchObject({ status: 400, code: "BAD_INPUT" });
    const api = await apiOf("responder");
    const extra = {
      incidentNumber: 1,
      idempotencyKey: crypto.randomUUID(),
      body: "x",
      organizationId: crypto.randomUUID(),
    };
    expect(await api.refusal("timeline.post", extra)).toMatchObject({ status: 400, code: "BAD_INPUT" });
  });

  test("incident numbers that do not exist", async ({ apiOf, signedIn, problems }) => {
    problems.expect(/404 \(Not Found\)/);
    const api = await apiOf("viewer");
    expect(await refusalOf(await api.get("incident.get", { number: 999_999 }))).toMatchObject({
      status: 404,
      code: "NOT_FOUND",
    });
    const page = await (await signedIn("viewer")).newPage();
    for (const path of ["/incidents/999999", "/incidents/abc", "/incidents/0", "/incidents/99999999999999999999"]) {
      const response = await page.goto(path);
      expect({ path, status: response?.status() }).toEqual({ path, status: 404 });
      await expect(page.getByRole("heading", { name: "There is no such incident" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Go to the board" })).toBeVisible();
    }
  });
});

test.describe("what one may not do is refused by the server, whatever the page shows", () => {
  test("a viewer reads and writes nothing", async ({ apiOf }) => {
    const { number } = await (await apiOf("responder")).declare("Read only");
    const api = await apiOf("viewer");
    const post = { incidentNumber: number, idempotencyKey: crypto.randomUUID(), body: "hello" };
    expect(await api.refusal("timeline.post", post)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    const declare = { idempotencyKey: crypto.randomUUID(), title: "No", severity: "sev1" };
    expect(await api.refusal("incident.declare", declare)).toMatchObject({ status: 403, code: "FORBIDDEN" });
  });

  test("nobody is told nothing", async ({ newContext, url }) => {
    const { request } = await newContext();
    for (const path of ["incident.list", "incident.people", "viewer.me"]) {
      const answer = await request.get(`${url}/api/trpc/${path}?input=${encodeURIComponent('{"json":{}}')}`);
      expect(await refusalOf(answer)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    }
    const settings = await request.get(`${url}/api/grafana/rooms/1/settings`);
    expect(settings.status()).toBe(401);
  });
});
