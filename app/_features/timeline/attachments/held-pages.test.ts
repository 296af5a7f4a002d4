import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HeldKeeper } from "@/app/_lib/held-keeper";
import { HeldStorage } from "@/app/_lib/held-storage";
import { AttachmentQueue } from "./attachment-queue";
import { HeldMessages } from "./held-messages";
import { type AttachmentUpload, UploadRefusal } from "./upload-attachment";

const INCIDENT = 7;
let people = 0;

/** Locks of a browser, as far as pages use them: one holder, the others wait until it lets go. */
class Locks {
  private readonly queues = new Map<string, (() => Promise<void>)[]>();

  request(name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>): Promise<void> {
    return new Promise((resolve, fail) => {
      const queue = this.queues.get(name) ?? [];
      this.queues.set(name, queue);
      const end = () => {
        const wasFirst = queue[0] === turn;
        queue.splice(queue.indexOf(turn), 1);
        if (wasFirst) void queue[0]?.();
      };
      const turn = async () => {
        await hold();
        end();
        resolve();
      };
      signal.addEventListener("abort", () => {
        if (queue[0] === turn || !queue.includes(turn)) return;
        end();
        fail(signal.reason);
      });
      queue.push(turn);
      if (queue[0] === turn) void turn();
    });
  }
}

/** One person's browser, and the server that takes each file and each message by its key once. */
class Desk {
  readonly userId = `person ${(people += 1)}`;
  readonly files = new Map<string, string>();
  readonly messages = new Map<string, string>();
  /** How often pages tried to store a message. */
  posts = 0;
  isOnline = true;

  page() {
    let isGone = false;
    const upload = async ({ file, key: id }: AttachmentUpload) => {
      await turns(1);
      if (!this.isOnline || isGone) throw new UploadRefusal("OFFLINE");
      this.files.set(id, await file.text());
      return { id, name: file.name, mediaType: "text/plain", bytes: file.size };
    };
    const keeper = new HeldKeeper(this.userId, INCIDENT, new HeldStorage(this.userId, INCIDENT));
    const held = new HeldMessages({
      keeper,
      makeQueue: () => new AttachmentQueue({ incidentNumber: INCIDENT, most: 10, upload, discard: vi.fn() }),
      post: (body, { attachments = [] }, key) => {
        if (isGone) return { ok: false, refusal: "TOO_MANY_PENDING" };
        this.posts += 1;
        this.messages.set(key, [body, ...attachments.map(({ id }) => this.files.get(id))].join(" "));
        return { ok: true, key };
      },
    });
    held.takeUp();
    return {
      held,
      write: (body: string, contents: string[]) => {
        held.queueOf(undefined).add(contents.map((content) => new File([content], `${content}.txt`)));
        held.hold(body, undefined);
      },
      online: () => {
        held.takeUp();
        held.retryOffline();
      },
      leave: () => {
        isGone = true;
        held.close();
      },
    };
  }
}

const turns = async (count = 30) => {
  for (let n = 0; n < count; n += 1) await new Promise((done) => setImmediate(done));
};

beforeEach(() => vi.stubGlobal("navigator", { locks: new Locks() }));
afterEach(() => vi.unstubAllGlobals());

describe("messages that wait for their files", () => {
  it("go out after a reload, with their files and words as they were", async () => {
    const desk = new Desk();
    desk.isOnline = false;
    const first = desk.page();
    first.write("see", ["a", "b"]);
    await turns();
    expect(first.held.getSnapshot()).toMatchObject([{ isKept: true }]);
    first.leave();
    desk.isOnline = true;
    desk.page();
    await turns(60);
    expect([...desk.messages.values()]).toEqual(["see a b"]);
    const again = desk.page();
    await turns();
    expect(again.held.getSnapshot()).toEqual([]);
  });

  it("are not sent by a second page while the first one has them", async () => {
    const desk = new Desk();
    desk.isOnline = false;
    const [first, second] = [desk.page(), desk.page()];
    first.write("see", ["a"]);
    await turns();
    desk.isOnline = true;
    second.online();
    await turns();
    expect(second.held.getSnapshot()).toEqual([]);
    first.leave();
    await turns(60);
    expect([...desk.messages.values()]).toEqual(["see a"]);
    expect(desk.posts).toBe(1);
  });

  it("do not come back when they were taken back", async () => {
    const desk = new Desk();
    desk.isOnline = false;
    const page = desk.page();
    page.write("see", ["a"]);
    await turns();
    expect(page.held.takeBack(page.held.getSnapshot()[0]?.key ?? "")).toMatchObject({ body: "see" });
    await turns();
    page.leave();
    const next = desk.page();
    await turns();
    expect(next.held.getSnapshot()).toEqual([]);
  });

  it("arrive once each, whatever pages come and go and whenever the line is there", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("write" as const), page: fc.nat(2) }),
      fc.record({ kind: fc.constant("open" as const) }),
      fc.record({ kind: fc.constant("leave" as const), page: fc.nat(2) }),
      fc.record({ kind: fc.constant("line" as const), isOnline: fc.boolean() }),
      fc.record({ kind: fc.constant("wait" as const), turns: fc.integer({ min: 1, max: 20 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        vi.stubGlobal("navigator", { locks: new Locks() });
        const desk = new Desk();
        let pages = [desk.page()];
        let written = 0;
        for (const asked of steps) {
          const page = "page" in asked ? pages[asked.page % Math.max(1, pages.length)] : undefined;
          if (asked.kind === "write" && page) {
            page.write(`m${(written += 1)}`, [`f${written}`]);
            // What is on disk is safe from here on.
            await turns();
          }
          if (asked.kind === "open" && pages.length < 3) pages.push(desk.page());
          if (asked.kind === "leave" && page) {
            page.leave();
            pages = pages.filter((each) => each !== page);
          }
          if (asked.kind === "line") {
            desk.isOnline = asked.isOnline;
            if (asked.isOnline) for (const each of pages) each.online();
          }
          if (asked.kind === "wait") await turns(asked.turns);
        }
        desk.isOnline = true;
        const last = desk.page();
        for (const each of pages) each.leave();
        await turns(60);
        last.online();
        await turns(60);
        const wanted = Array.from({ length: written }, (_, n) => `m${n + 1} f${n + 1}`);
        expect([...desk.messages.values()].toSorted()).toEqual(wanted.toSorted());
        expect(last.held.getSnapshot()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
