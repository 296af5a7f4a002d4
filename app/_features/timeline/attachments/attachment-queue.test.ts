import { describe, expect, it, vi } from "vitest";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import { AttachmentQueue } from "./attachment-queue";
import { type AttachmentUpload, UploadRefusal } from "./upload-attachment";

const refOf = ({ file, key }: AttachmentUpload): AttachmentRef => ({
  id: key,
  name: file.name,
  mediaType: "text/plain",
  bytes: file.size,
});
const files = (...names: string[]) => names.map((name) => new File(["x"], name));

function setUp(most = 10) {
  const asked: (AttachmentUpload & { answer: () => void; refuse: (code: UploadRefusal["code"]) => void })[] = [];
  const discard = vi.fn();
  const upload = (given: AttachmentUpload) =>
    new Promise<AttachmentRef>((resolve, reject) => {
      given.signal?.addEventListener("abort", () => reject(given.signal?.reason));
      asked.push({
        ...given,
        answer: () => resolve(refOf(given)),
        refuse: (code) => reject(new UploadRefusal(code)),
      });
    });
  const queue = new AttachmentQueue({ incidentNumber: 7, most, upload, discard });
  const steps = () => queue.getSnapshot().map(({ name, state }) => `${name} ${state.step}`);
  const settled = () => new Promise((done) => setTimeout(done));
  return { queue, asked, discard, steps, settled };
}

describe("files on their way into a message", () => {
  it("go out two at a time, and are taken in the order in which they were chosen", async () => {
    const { queue, asked, steps, settled } = setUp();
    queue.add(files("a", "b", "c"));
    expect(steps()).toEqual(["a sending", "b sending", "c waiting"]);
    asked[1]?.answer();
    await settled();
    expect(steps()).toEqual(["a sending", "b ready", "c sending"]);
    asked[2]?.answer();
    asked[0]?.answer();
    await settled();
    const refs = queue.arrived(null);
    expect(refs.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    queue.sent(refs);
    expect(steps()).toEqual([]);
  });

  it("say how far they have come, to whoever listens", () => {
    const { queue, asked } = setUp();
    const heard = vi.fn();
    const stop = queue.subscribe(heard);
    queue.add(files("a"));
    asked[0]?.onProgress?.(0.5);
    expect(queue.getSnapshot()[0]?.state).toEqual({ step: "sending", share: 0.5 });
    const count = heard.mock.calls.length;
    stop();
    asked[0]?.onProgress?.(0.6);
    expect(heard).toHaveBeenCalledTimes(count);
  });

  it("are no more than a message carries: the rest is told", () => {
    const { queue, steps } = setUp(2);
    expect(queue.add(files("a", "b", "c"))).toBe(1);
    expect(queue.add(files("d"))).toBe(1);
    expect(steps()).toEqual(["a sending", "b sending"]);
  });

  it("are tried again under the same key", async () => {
    const { queue, asked, steps, settled } = setUp();
    queue.add(files("a"));
    asked[0]?.refuse("STORAGE_UNAVAILABLE");
    await settled();
    expect(queue.getSnapshot()[0]?.state).toEqual({ step: "refused", code: "STORAGE_UNAVAILABLE" });
    queue.retry(queue.getSnapshot()[0]?.key ?? "");
    expect(asked[1]?.key).toBe(asked[0]?.key);
    asked[1]?.answer();
    await settled();
    expect(steps()).toEqual(["a ready"]);
  });

  it("go on by themselves when the line is back, and only those that it stopped", async () => {
    const { queue, asked, steps, settled } = setUp();
    queue.add(files("a", "b"));
    asked[0]?.refuse("OFFLINE");
    asked[1]?.refuse("ATTACHMENT_NOT_ALLOWED");
    await settled();
    queue.retryOffline();
    expect(steps()).toEqual(["a sending", "b refused"]);
  });

  it("can be taken back: on their way, arrived, or waiting", async () => {
    const { queue, asked, discard, steps, settled } = setUp();
    queue.add(files("a", "b", "c"));
    asked[1]?.answer();
    await settled();
    for (const { key } of queue.getSnapshot()) queue.remove(key);
    await settled();
    expect(asked[0]?.signal?.aborted).toBe(true);
    expect(discard).toHaveBeenCalledExactlyOnceWith(asked[1]?.key);
    expect(steps()).toEqual([]);
  });

  it("come back with a message that was not taken, though the browser does not have them any more", async () => {
    const { queue, asked, steps, settled } = setUp();
    queue.add(files("a"));
    asked[0]?.answer();
    await settled();
    const refs = queue.arrived(null);
    queue.sent(refs);
    queue.add(files("b"));
    queue.restore(refs);
    queue.restore(refs);
    expect(steps()).toEqual(["a ready", "b sending"]);
    expect(queue.arrived(null)).toEqual(refs);
  });

  it("of a message that waits for them are no part of the one that is written next", async () => {
    const { queue, asked, steps, settled } = setUp(2);
    queue.add(files("a", "b"));
    queue.hold("first");
    expect(queue.add(files("c"))).toBe(0);
    for (const each of asked) each.answer();
    await settled();
    expect(queue.arrived("first").map(({ name }) => name)).toEqual(["a", "b"]);
    queue.release("first");
    expect(queue.arrived(null)).toHaveLength(2);
    expect(steps()).toEqual(["a ready", "b ready", "c sending"]);
  });
});
