import { describe, expect, it } from "vitest";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { Mention } from "@/server/timeline/contract/event-payloads";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { asksReader } from "./asks-reader";

const [ME, ADA] = ["0d9c2f9e-54a1-4f0b-8a86-0e1a4d3f0c11", "0d9c2f9e-54a1-4f0b-8a86-0e1a4d3f0c12"];
const START = Date.UTC(2026, 10, 22, 2, 51);
const person: Mention = { kind: "person", id: ME, name: "Me", handle: "me" };
const role = (people: string[]): Mention => ({ kind: "role", id: "scribe", name: "scribe", handle: "scribe", people });

type Said = Partial<Pick<TimelineEvent, "actorId" | "threadId" | "body" | "kind">> & { mentions?: Mention[] };

function asked(said: Said[], { meant = [] as string[], later = 60_000 } = {}) {
  const events = said.map(({ mentions = [], ...more }, at): TimelineEvent => {
    const time = new Date(START + at * 1_000).toISOString();
    const rest = { occurredAt: time, recordedAt: time, actorName: "Ada", source: "web", payload: { mentions } };
    const links = { idempotencyKey: `k${at}`, supersedesId: null, threadId: null };
    return { id: `e${at}`, seq: at + 1, kind: "message", actorId: ADA, body: "look", ...rest, ...links, ...more };
  });
  const commands = { reader: { id: ME, canPost: true, canModerate: false }, meant: new Set([ME, "room", ...meant]) };
  const entries = foldEvents(events, { me: ME });
  return asksReader({ entries, events, commands, now: START + later })?.event.id ?? null;
}

describe("who waits for a word of the reader", () => {
  it("is who calls them, by name, by a team or by the role that they held then", () => {
    expect(asked([{ mentions: [person] }])).toBe("e0");
    expect(asked([{ mentions: [{ ...person, kind: "team", id: "team" }] }], { meant: ["team"] })).toBe("e0");
    expect(asked([{ mentions: [role([ME])] }])).toBe("e0");
    expect(asked([{ mentions: [role([ADA])] }], { meant: ["scribe"] })).toBeNull();
  });

  it("is who asked something that nobody has answered, however much was said of other things since", () => {
    expect(asked([{ body: "who did it?" }, { body: "the cache is cold" }])).toBe("e0");
    expect(asked([{ body: "who did it?" }, { threadId: "e0", body: "Grace did" }])).toBeNull();
  });

  it("is nobody once the reader has said something, in the room or in the thread", () => {
    expect(asked([{ mentions: [person] }, { actorId: ME }])).toBeNull();
    expect(asked([{ mentions: [person] }, { actorId: ME, threadId: "e0" }])).toBeNull();
  });

  it("is nobody who called the whole room, or long ago, or who took it back", () => {
    expect(asked([{ mentions: [{ ...person, kind: "room", id: "room" }] }])).toBeNull();
    expect(asked([{ mentions: [person] }], { later: 3_600_000 })).toBeNull();
    expect(asked([{ actorId: ME, body: "why?" }])).toBeNull();
  });
});
