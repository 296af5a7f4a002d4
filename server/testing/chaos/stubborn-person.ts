import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/router";
import { random } from "@/server/testing/chaos/random";
import type { TimelineEvent } from "@/server/timeline/contract";

/** What the server said is stored, under the key that it was sent with. */
export interface Acknowledged {
  key: string;
  event: TimelineEvent;
}

const PATIENCE_MS = 3_000;
const AGAIN_MS = 40;
const PAUSE_MS = 15;
const EMOJI = ["👍", "👀", "🔥"];
const PASSING = new Set(["DATABASE_UNAVAILABLE", "TOO_MANY_PENDING", "INTERNAL"]);

/** Writes, edits and reacts without end, and sends each request until it is answered; now and then twice. */
export class StubbornPerson {
  readonly acknowledged: Acknowledged[] = [];
  /** What was answered in a way that no outage explains. */
  readonly wrong: string[] = [];
  private readonly own: TimelineEvent[] = [];
  private readonly chance: () => number;
  private readonly trpc;
  private isTired = false;

  constructor(
    port: number,
    cookie: string,
    private readonly incidentNumber: number,
    seed: number,
  ) {
    this.chance = random(seed);
    this.trpc = createTRPCClient<AppRouter>({
      links: [httpLink({ url: `http://127.0.0.1:${port}/api/trpc`, transformer: superjson, headers: { cookie } })],
    });
  }

  /** Until `rest`, and then until what was begun is answered. */
  async work(): Promise<void> {
    while (!this.isTired) {
      await this.doOne();
      await sleep(this.chance() * PAUSE_MS);
    }
  }

  rest(): void {
    this.isTired = true;
  }

  private async doOne(): Promise<void> {
    const dice = this.chance();
    const [target] = this.own.slice(-1 - Math.floor(this.chance() * 5));
    if (target && dice < 0.15) return this.edit(target.id);
    if (target && dice < 0.3) return this.react(target.id);
    if (target && dice < 0.35) return this.contradict(target.idempotencyKey);
    await this.post(dice > 0.85);
  }

  private async post(isTwice: boolean): Promise<void> {
    const { incidentNumber } = this;
    const input = { incidentNumber, idempotencyKey: randomUUID(), body: `said ${this.acknowledged.length}` };
    const send = () => this.trpc.timeline.post.mutate(input, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const [event] = await Promise.all([this.untilAnswered(send), isTwice && this.untilAnswered(send)]);
    if (event) this.own.push(event);
  }

  private async edit(eventId: string): Promise<void> {
    const body = `said otherwise ${this.acknowledged.length}`;
    const input = { incidentNumber: this.incidentNumber, eventId, idempotencyKey: randomUUID(), body };
    await this.untilAnswered(() => this.trpc.timeline.edit.mutate(input, { signal: AbortSignal.timeout(PATIENCE_MS) }));
  }

  private async react(eventId: string): Promise<void> {
    const emoji = EMOJI[Math.floor(this.chance() * EMOJI.length)] ?? "👍";
    const input = { incidentNumber: this.incidentNumber, eventId, idempotencyKey: randomUUID(), emoji };
    await this.untilAnswered(() =>
      this.trpc.timeline.react.mutate(input, { signal: AbortSignal.timeout(PATIENCE_MS) }),
    );
  }

  /** The same key for something else. */
  private async contradict(key: string): Promise<void> {
    const input = { incidentNumber: this.incidentNumber, idempotencyKey: key, body: "something else" };
    const refusal = await this.refusalOf(() =>
      this.trpc.timeline.post.mutate(input, { signal: AbortSignal.timeout(PATIENCE_MS) }),
    );
    if (refusal !== "CONFLICT") this.wrong.push(`another message with the key ${key}: ${refusal ?? "taken"}`);
  }

  private async untilAnswered(send: () => Promise<TimelineEvent | null>): Promise<TimelineEvent | null> {
    let answer: TimelineEvent | null = null;
    const refusal = await this.refusalOf(async () => (answer = await send()));
    if (refusal !== null) this.wrong.push(refusal);
    const event = answer as TimelineEvent | null;
    if (event) this.acknowledged.push({ key: event.idempotencyKey, event });
    return event;
  }

  /** Sends for as long as nothing but the moment is in the way; null when it was taken. */
  private async refusalOf(send: () => Promise<unknown>): Promise<string | null> {
    for (;;) {
      try {
        await send();
        return null;
      } catch (error) {
        const data = error instanceof TRPCClientError ? (error.data as { refusal?: string } | null | undefined) : null;
        if (data?.refusal !== undefined && !PASSING.has(data.refusal)) return data.refusal;
        await sleep(AGAIN_MS);
      }
    }
  }
}
