import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Attendance } from "@/server/adapters/socketio/attendance";
import type { RoomSocket } from "@/server/adapters/socketio/room-socket";
import { viewer } from "@/server/adapters/socketio/testing/test-server";

const scope = { organizationId: "own", incidentId: "incident-7" };
const page = (name: string) => ({ data: { viewer: viewer(name) } }) as RoomSocket;
const ada = { id: "user-ada", name: "ada" };

let told: string[];
let attendance: Attendance;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T03:00:00Z") });
  told = [];
  attendance = new Attendance({
    joined: (_scope, person) => told.push(`${person.name} joined`),
    left: (_scope, person, at) => told.push(`${person.name} left at ${at.toISOString().slice(14, 19)}`),
  });
});
afterEach(() => {
  attendance.close();
  vi.useRealTimers();
});

describe("S12: who comes and goes", () => {
  it("comes with the first page and goes with the last, a minute after", () => {
    const [one, two] = [page("ada"), page("ada")];
    attendance.enter(one, scope);
    attendance.enter(two, scope);
    attendance.enter(two, scope);
    attendance.leave(one, scope.incidentId);
    vi.advanceTimersByTime(120_000);
    expect(told).toEqual(["ada joined"]);
    attendance.leave(two, scope.incidentId);
    attendance.leave(two, scope.incidentId);
    vi.advanceTimersByTime(59_000);
    expect(told).toEqual(["ada joined"]);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(["ada joined", "ada left at 02:00"]);
  });

  it("has not been away when they are back within a minute", () => {
    attendance.enter(page("ada"), scope);
    for (let n = 0; n < 20; n++) {
      const again = page("ada");
      attendance.enter(again, scope);
      attendance.leave(again, scope.incidentId);
      vi.advanceTimersByTime(15_000);
    }
    expect(told).toEqual(["ada joined"]);
  });

  it("is a matter of each room, and of nobody who was not in", () => {
    attendance.leave(page("grace"), scope.incidentId);
    attendance.enter(page("ada"), scope);
    attendance.enter(page("ada"), { ...scope, incidentId: "incident-8" });
    vi.advanceTimersByTime(120_000);
    expect(told).toEqual(["ada joined", "ada joined"]);
  });

  it("is here while they are with another process, until that falls silent", () => {
    const share = { process: "other", incidentId: scope.incidentId, people: [ada] };
    attendance.hear(share);
    const own = page("ada");
    attendance.enter(own, scope);
    attendance.leave(own, scope.incidentId);
    vi.advanceTimersByTime(50_000);
    attendance.hear(share);
    vi.advanceTimersByTime(50_000);
    expect(told).toEqual([]);
    const again = page("ada");
    attendance.enter(again, scope);
    attendance.hear({ ...share, people: [] });
    attendance.leave(again, scope.incidentId);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(["ada joined", "ada left at 01:40"]);
  });

  it("does not go because the server stops", () => {
    const own = page("ada");
    attendance.enter(own, scope);
    attendance.leave(own, scope.incidentId);
    attendance.close();
    vi.advanceTimersByTime(120_000);
    expect(told).toEqual(["ada joined"]);
  });
});
