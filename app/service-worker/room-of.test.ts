import { describe, expect, it } from "vitest";
import { roomOf } from "./room-of";

const input = (asked: object) => `input=${encodeURIComponent(JSON.stringify({ json: asked }))}`;

describe("the room that a kept answer is about", () => {
  it.each<[string, number | null]>([
    ["/incidents/12", 12],
    ["/incidents/12?dashboard=shop", 12],
    ["/incidents", null],
    ["/api/grafana/rooms/12/panel?asked=ab", 12],
    ["/api/rooms/12/attachments/a?thumb=1", 12],
    [`/api/trpc/incident.get?${input({ number: 12 })}`, 12],
    [`/api/trpc/timeline.latest?${input({ incidentNumber: 12, limit: 100 })}`, 12],
    [`/api/trpc/timeline.latest?${input({ incidentNumber: 123 })}`, 123],
    [`/api/trpc/incident.list?${input({ status: ["fixing"] })}`, null],
    ["/api/trpc/incident.teams?input=null", null],
  ])("%s: %s", (address, number) => expect(roomOf(new URL(address, "https://war.example"))).toBe(number));
});
