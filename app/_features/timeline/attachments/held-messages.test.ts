import { describe, expect, it, vi } from "vitest";
import type { PostResult } from "@/app/_lib/timeline-store";
import { AttachmentQueue } from "./attachment-queue";
import { HeldMessages, type HeldMessagesOptions } from "./held-messages";
import { type AttachmentUpload, UploadRefusal } from "./upload-attachment";

const file = (name: string) => new File(["x"], name);

const keepsNothing = {
  takeUp: async () => undefined,
  keep: async () => false,
  forget: async () => undefined,
  close: () => undefined,
};

function setUp(keeper: HeldMessagesOptions["keeper"] = keepsNothing) {
  const asked = new Map<string, { answer: () => void; refuse: () => void }>();
  const upload = ({ file: { name, size: bytes }, key: id }: AttachmentUpload) =>
    new Promise<{ id: string; name: string; mediaType: string; bytes: number }>((resolve, reject) => {
      const answer = () => resolve({ id, name, mediaType: "text/plain", bytes });
      asked.set(name, { answer, refuse: () => reject(new UploadRefusal("OFFLINE")) });
    });
  const posted: string[] = [];
  const answers: PostResult[] = [];
  const held = new HeldMessages({
    keeper,
    makeQueue: () => new AttachmentQueue({ incidentNumber: 7, most: 10, upload, discard: vi.fn() }),
    post: (body, { threadId, attachments = [] }) => {
      const answer = answers.shift() ?? { ok: true, key: "k" };
      if (answer.ok) posted.push([threadId, body, ...attachments.map(({ name }) => name)].filter(Boolean).join(" "));
      return answer;
    },
  });
  const settle = async (name: string, how: "answer" | "refuse" = "answer") => {
    asked.get(name)?.[how]();
    await new Promise((done) => setTimeout(done));
  };
  const write = (body: string, names: string[], threadId?: string) => {
    held.queueOf(threadId).add(names.map(file));
    held.hold(body, threadId);
  };
  return { held, posted, answers, settle, write };
}

describe("a message that was sent before its files had arrived", () => {
  it("goes out once with all of them, and not before", async () => {
    const { held, posted, settle, write } = setUp();
    write("see", ["a", "b"]);
    await settle("a");
    expect(posted).toEqual([]);
    expect(held.getSnapshot()).toMatchObject([{ body: "see", files: [{ name: "a" }, { name: "b" }] }]);
    await settle("b");
    expect(posted).toEqual(["see a b"]);
    expect(held.getSnapshot()).toEqual([]);
    expect(held.queueOf(undefined).getSnapshot()).toEqual([]);
  });

  it("does not hold up another one, and goes into its own thread", async () => {
    const { posted, settle, write } = setUp();
    write("slow", ["a"]);
    write("fast", ["b"], "root");
    await settle("b");
    await settle("a");
    expect(posted).toEqual(["root fast b", "slow a"]);
  });

  it("waits where a file was stopped, and goes on when the line is back", async () => {
    const { held, posted, settle, write } = setUp();
    write("see", ["a"]);
    await settle("a", "refuse");
    expect(posted).toEqual([]);
    held.retryOffline();
    await settle("a");
    expect(posted).toEqual(["see a"]);
  });

  it("goes out without a file that was taken back, and not at all when nothing is left of it", async () => {
    const { held, posted, settle, write } = setUp();
    write("words", ["a"]);
    write("", ["b"]);
    const queue = held.queueOf(undefined);
    for (const { key } of queue.getSnapshot()) queue.remove(key);
    await settle("a");
    expect(posted).toEqual(["words"]);
    expect(held.getSnapshot()).toEqual([]);
  });

  it("comes back to be written on, with its files", async () => {
    const { held, posted, settle, write } = setUp();
    write("see", ["a"]);
    const [message] = held.getSnapshot();
    expect(held.takeBack(message?.key ?? "")).toMatchObject({ body: "see" });
    await settle("a");
    expect(posted).toEqual([]);
    expect(held.queueOf(undefined).arrived(null)).toHaveLength(1);
  });

  it("stays, with its files, when it cannot be taken, and says why", async () => {
    const { held, answers, settle, write } = setUp();
    answers.push({ ok: false, refusal: "TOO_MANY_PENDING" });
    write("see", ["a"]);
    await settle("a");
    expect(held.getSnapshot()).toMatchObject([{ refusal: "TOO_MANY_PENDING", files: [{ name: "a" }] }]);
  });
});
