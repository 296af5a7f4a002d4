import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OutboxStorage } from "@/app/_lib/outbox-storage";
import { FakeBrowser, Table } from "@/app/_lib/testing/test-room";
import { TimelineOutbox } from "@/app/_lib/timeline-outbox";
import type { PostMessageInput, TimelineEvent } from "@/server/timeline/contract";

const INCIDENT = 7;
const STEP_MS = 500;
let people = 0;

// The database answers in turns of its own; only clocks stand still.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const turns = async (count = 12) => {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve));
};
/** In small steps: what is on its way arrives meanwhile. */
const pass = async (ms: number) => {
  await turns();
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await vi.advanceTimersByTimeAsync(Math.min(STEP_MS, ms - passed));
    await turns(4);
  }
  await turns();
};

/** One person's browser with its pages, and the server that they write to. */
class Desk {
  readonly table = new Table();
  readonly userId = `person ${(people += 1)}`;
  isLineDown = false;
  /** Which of the next requests are lost on their way back. */
  lost: boolean[] = [];
  /** Requests of open pages that were on their way at the same time. */
  together = 0;
  private readonly onTheirWay = new Set<() => boolean>();
  private atDisk = 0;
  private readonly browser = new FakeBrowser();

  page() {
    let [isDead, isClosed] = [false, false];
    const storage = new OutboxStorage(this.userId, INCIDENT);
    const never = new Promise<never>(() => undefined);
    const disk = <Value>(asked: Promise<Value>): Promise<Value> => {
      this.atDisk += 1;
      return asked.finally(() => (this.atDisk -= 1));
    };
    const alive =
      <Args extends unknown[], Value>(call: (...args: Args) => Promise<Value>) =>
      (...args: Args): Promise<Value> =>
        isDead ? never : call(...args).then((value) => (isDead ? never : value));
    const shown = new Set<string>();
    const outbox = new TimelineOutbox({
      incident: INCIDENT,
      outbox: {
        storage: {
          all: alive(() => disk(storage.all())),
          put: alive((message) => disk(storage.put(message))),
          remove: alive((key) => disk(storage.remove(key))),
        },
        tabs: this.browser.page(),
      },
      send: alive((input: PostMessageInput) =>
        this.alone(
          () => this.answer(input),
          () => isClosed,
        ),
      ),
      onStored: ({ idempotencyKey }) => {
        shown.add(idempotencyKey);
        outbox.settle((key) => shown.has(key));
      },
      onChange: () => undefined,
    });
    outbox.open();
    const close = () => {
      isClosed = true;
      outbox.close();
    };
    return {
      outbox,
      close,
      /** As when a browser ends a page that does not answer: nothing of it happens any more. */
      kill: () => {
        isDead = true;
        close();
      },
    };
  }

  /** What was on its way to the disk arrives there. */
  async settled(): Promise<void> {
    for (let calm = 0; calm < 3; calm = this.atDisk === 0 ? calm + 1 : 0) await turns();
  }

  get stored(): string[] {
    return this.table.events.map(({ body }) => body);
  }

  private async alone<Value>(send: () => Promise<Value>, isClosed: () => boolean): Promise<Value> {
    for (const isGone of this.onTheirWay) if (!isGone()) this.together += 1;
    this.onTheirWay.add(isClosed);
    return send().finally(() => this.onTheirWay.delete(isClosed));
  }

  private async answer(input: PostMessageInput): Promise<TimelineEvent> {
    await turns(2);
    if (this.isLineDown) throw new Error("no line");
    if (input.body.startsWith("refused")) throw Object.assign(new Error("refused"), { code: "FORBIDDEN" });
    const event = await this.table.send(input);
    if (this.lost.shift()) throw new Error("lost on the way back");
    return event;
  }
}

describe("several pages of one person", () => {
  const page = fc.nat(2);
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("write" as const), page, isRefused: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("open" as const), page }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("kill" as const, "close" as const), page }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("line" as const), isDown: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(0, 400, 20_000) }) },
  );
  const history = fc.record({ steps: fc.array(step, { maxLength: 30, size: "max" }), lost: fc.array(fc.boolean()) });

  /** Another page sends, and the clock has not moved on since what the dead page left. */
  const write = (who: number) => ({ do: "write" as const, page: who, isRefused: false });
  const WRITTEN_AT_ONCE_AFTER_ITS_PAGE_DIED = {
    steps: [
      { do: "open" as const, page: 2 },
      { do: "open" as const, page: 1 },
      write(1),
      write(2),
      { do: "kill" as const, page: 2 },
      { do: "open" as const, page: 2 },
      write(2),
    ],
    lost: [true],
  };

  it("C4: each message is stored once, in the order in which its page wrote it, and none is lost", async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ steps, lost }) => {
        const desk = new Desk();
        desk.lost = [...lost];
        const pages = new Map<number, ReturnType<Desk["page"]>>();
        const written: string[] = [];
        for (const taken of steps) {
          if (taken.do === "line") desk.isLineDown = taken.isDown;
          else if (taken.do === "wait") await pass(taken.ms);
          else if (taken.do === "open") pages.set(taken.page, pages.get(taken.page) ?? desk.page());
          else if (taken.do === "write") {
            const body = `${taken.isRefused ? "refused" : "said"} ${taken.page}: ${written.length}`;
            if (pages.get(taken.page)?.outbox.add(body)) written.push(body);
          } else {
            await desk.settled();
            pages.get(taken.page)?.[taken.do]();
            pages.delete(taken.page);
          }
        }
        await desk.settled();
        for (const { kill } of pages.values()) kill();
        desk.isLineDown = false;
        desk.lost = [];
        const last = desk.page();
        await pass(30_000);

        expect(desk.together).toBe(0);
        const said = written.filter((body) => body.startsWith("said"));
        expect(desk.stored.toSorted()).toEqual(said.toSorted());
        for (const who of [0, 1, 2]) {
          const ofPage = (body: string) => body.startsWith(`said ${who}:`);
          expect(desk.stored.filter(ofPage)).toEqual(said.filter(ofPage));
        }
        const left = last.outbox.pending.map(({ body, state }) => `${state} ${body}`);
        expect(left.toSorted()).toEqual(
          written.flatMap((body) => (body.startsWith("refused") ? `failed ${body}` : [])).toSorted(),
        );
        last.kill();
      }),
      { numRuns: 250, examples: [[WRITTEN_AT_ONCE_AFTER_ITS_PAGE_DIED]] },
    );
  }, 60_000);

  it("C4: a page that does not send shows the same messages, and takes over when the other one is gone", async () => {
    const desk = new Desk();
    desk.isLineDown = true;
    const [one, two] = [desk.page(), desk.page()];
    one.outbox.add("first");
    await pass(10);
    two.outbox.add("second");
    await pass(1_000);
    const shown = ({ outbox }: typeof one) => outbox.pending.map(({ body, state, isKept }) => [body, state, isKept]);
    expect(shown(two)).toEqual(shown(one));
    expect(shown(two)).toEqual([
      ["first", "waiting", true],
      ["second", "waiting", true],
    ]);
    one.kill();
    desk.isLineDown = false;
    await pass(1_000);
    expect(desk.stored).toEqual(["first", "second"]);
    expect(two.outbox.pending).toEqual([]);
    two.kill();
  });

  it("C4: what an earlier version left in the browser goes out too, and is not left there", async () => {
    const desk = new Desk();
    const key = crypto.randomUUID();
    const name = `outbox:${desk.userId}:${INCIDENT}:${key}`;
    const items: Record<string, string> = { [name]: JSON.stringify({ key, body: "old", writtenAt: 5, refusal: null }) };
    const storage = Object.defineProperties(items, {
      getItem: { value: (asked: string) => items[asked] ?? null },
      removeItem: { value: (asked: string) => delete items[asked] },
    });
    vi.stubGlobal("localStorage", storage);
    const page = desk.page();
    await pass(10);
    expect(desk.stored).toEqual(["old"]);
    expect(Object.keys(items)).toEqual([]);
    page.kill();
  });
});
