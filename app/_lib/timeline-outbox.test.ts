import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bodies, FakeLine, TestRoom, unsent, upTo } from "@/app/_lib/testing/test-room";
import type { PostMessageInput } from "@/server/timeline/contract";

let room: TestRoom;
beforeEach(() => {
  vi.useFakeTimers();
  room = new TestRoom();
});
afterEach(() => {
  room.close();
  vi.useRealTimers();
});

const passing = (code: string) => () => Promise.reject({ code });

describe("what is sent", () => {
  it("C3: shows a message at once, then in its place, and once", async () => {
    const store = room.open();
    room.line.connect(room.table);
    expect(store.post("  hello  ")).toMatchObject({ ok: true });
    expect(unsent(store)).toEqual(["sending: hello"]);
    await vi.advanceTimersByTimeAsync(0);
    room.line.listener?.onEvents([...room.table.events]);
    expect([unsent(store), bodies(store)]).toEqual([[], ["hello"]]);
  });

  it("C3: keeps the order when one has to wait", async () => {
    const send = vi.fn((input: PostMessageInput) => room.table.send(input));
    send.mockRejectedValueOnce(new Error("down"));
    const store = room.open({ send });
    for (const body of ["one", "two", "three"]) store.post(body);
    await vi.advanceTimersByTimeAsync(0);
    expect(unsent(store)).toEqual(["waiting: one", "waiting: two", "waiting: three"]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(bodies(store)).toEqual(["one", "two", "three"]);
  });

  it("C3: an answer that never comes holds nothing up for ever", async () => {
    let isStuck = true;
    const store = room.open({ send: (input) => (isStuck ? new Promise(() => undefined) : room.table.send(input)) });
    store.post("hello");
    isStuck = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(bodies(store)).toEqual(["hello"]);
  });

  it("C4: what was not sent survives a reload and is sent once", async () => {
    const before = room.open({ send: passing("OFFLINE") });
    for (const body of ["one", "two"]) before.post(body);
    before.close();
    expect(room.storage.items.size).toBe(2);
    const after = room.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(bodies(after)).toEqual(["one", "two"]);
    expect(room.storage.items.size).toBe(0);
  });

  it("C4: the line's return cuts the waiting short", async () => {
    let isDown = true;
    const store = room.open({ send: (input) => (isDown ? Promise.reject(new Error("down")) : room.table.send(input)) });
    room.line.connect(room.table);
    store.post("hello");
    room.line.listener?.onState("offline");
    await vi.advanceTimersByTimeAsync(60_000);
    isDown = false;
    room.line.connect(room.table);
    await vi.advanceTimersByTimeAsync(10);
    expect(bodies(store)).toEqual(["hello"]);
  });

  it("C4: two pages of one person send what was left once", async () => {
    room.open({ send: passing("OFFLINE") }).post("left over");
    room.close();
    const stores = [room.open({ socket: new FakeLine() }), room.open({ socket: new FakeLine() })];
    await vi.advanceTimersByTimeAsync(1_000);
    expect(room.table.events.map(({ body }) => body)).toEqual(["left over"]);
    for (const store of stores) expect(unsent(store)).toEqual([]);
  });

  it("C4: what another page has discarded is not sent", async () => {
    let isDown = true;
    const send = (input: PostMessageInput) => (isDown ? Promise.reject(new Error("down")) : room.table.send(input));
    const one = room.open({ send, socket: new FakeLine() });
    one.post("a slip");
    const two = room.open({ send, socket: new FakeLine() });
    await vi.advanceTimersByTimeAsync(0);
    two.discard(two.snapshot().pending[0]?.key ?? "");
    isDown = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(room.table.events).toEqual([]);
    expect(unsent(one)).toEqual([]);
  });

  it("C4: goes on without storage, and says that a message is not kept", async () => {
    room.storage.put = () => Promise.reject(new Error("full"));
    const store = room.open({ send: passing("OFFLINE") });
    store.post("hello");
    await vi.advanceTimersByTimeAsync(0);
    expect(store.snapshot().pending).toMatchObject([{ body: "hello", isKept: false, state: "waiting" }]);
  });

  it("C5: a refusal for good is shown with its code and lets the next one pass", async () => {
    const send = vi.fn((input: PostMessageInput) => room.table.send(input));
    send.mockRejectedValueOnce({ code: "FORBIDDEN" });
    const store = room.open({ send });
    store.post("refused");
    store.post("taken");
    await vi.advanceTimersByTimeAsync(0);
    expect(store.snapshot().pending).toMatchObject([{ body: "refused", state: "failed", refusal: "FORBIDDEN" }]);
    expect(bodies(store)).toEqual(["taken"]);
    store.retry(store.snapshot().pending[0]?.key ?? "");
    await vi.advanceTimersByTimeAsync(0);
    expect([unsent(store), bodies(store)]).toEqual([[], ["taken", "refused"]]);
  });

  it("C5: a refused message can be discarded, also after a reload", async () => {
    const first = room.open({ send: passing("CONFLICT") });
    first.post("refused");
    await vi.advanceTimersByTimeAsync(0);
    first.close();
    const store = room.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.snapshot().pending).toMatchObject([{ state: "failed", refusal: "CONFLICT" }]);
    store.discard(store.snapshot().pending[0]?.key ?? "");
    await vi.advanceTimersByTimeAsync(0);
    expect(unsent(store)).toEqual([]);
    expect(room.storage.items.size).toBe(0);
  });

  it("C5: an error that stays is believed in the end", async () => {
    const send = vi.fn((input: PostMessageInput) =>
      input.body === "poison" ? Promise.reject({ code: "INTERNAL" }) : room.table.send(input),
    );
    const store = room.open({ send });
    store.post("poison");
    store.post("next");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(unsent(store)).toEqual(["failed: poison"]);
    expect(bodies(store)).toEqual(["next"]);
  });

  it.each([
    ["   ", "MESSAGE_EMPTY"],
    ["x".repeat(16_385), "MESSAGE_TOO_LONG"],
    [">".repeat(500), "MESSAGE_TOO_DEEP"],
  ])("M1, M2, M4: refuses %.10s here, so that the text stays where it was written", (body, refusal) => {
    const store = room.open();
    expect(store.post(body)).toEqual({ ok: false, refusal });
    expect(unsent(store)).toEqual([]);
  });

  it("takes no more than 200 unsent messages", () => {
    const store = room.open({ send: passing("OFFLINE") });
    for (const n of upTo(200)) expect(store.post(`${n}`)).toMatchObject({ ok: true });
    expect(store.post("one more")).toEqual({ ok: false, refusal: "TOO_MANY_PENDING" });
  });
});
