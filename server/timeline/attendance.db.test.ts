import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { recordAttendance } from "@/server/timeline/record-attendance";
import { TestRoom } from "@/server/timeline/testing/test-room";

let room: TestRoom;
let ada: SignedIn;
beforeAll(async () => {
  room = await TestRoom.open();
  ada = await room.person("viewer");
});
afterAll(() => room.close());

describe("S13: a person's coming and going", () => {
  const person = () => ({ id: ada.viewer.userId, name: ada.viewer.name });
  const start = Date.now();

  async function visit(own: TestRoom, minutes: readonly number[]): Promise<number> {
    const scope = { organizationId: own.organization.id, incidentId: own.incidentId };
    for (const minute of minutes) {
      const now = new Date(start + minute * 60_000);
      // Two processes tell of it at once.
      const logs = [1, 2].map(() => recordAttendance({ ...ada.services, clock: { now: () => now } }));
      for (const log of logs) log.joined(scope, person());
      for (const log of logs) log.left(scope, person(), now);
      await settled(own);
    }
    return (await own.stored()).filter((kind) => kind === "person_joined").length;
  }
  /** Nobody waits for the records: they are there when the writer has nothing left. */
  async function settled(own: TestRoom): Promise<void> {
    for (let quiet = 0, n = 0; quiet < 5 || n === 0;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { length } = await own.stored();
      quiet = length === n ? quiet + 1 : 0;
      n = length;
    }
  }

  it("is told once in ten minutes, however often and by however many processes", async () => {
    const own = await TestRoom.open(room.organization);
    expect(await visit(own, [0, 0, 0])).toBe(1);
    expect((await own.stored()).toSorted()).toEqual(["person_joined", "person_left"]);
  });

  it("is told again later", async () => {
    const own = await TestRoom.open(room.organization);
    expect(await visit(own, [0, 25])).toBe(2);
  });

  it("is a matter of nobody else when it cannot be recorded", async () => {
    const log = recordAttendance(ada.services);
    const missing = { organizationId: room.organization.id, incidentId: ada.viewer.userId };
    expect(() => log.joined(missing, person())).not.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await room.stored()).toEqual([]);
  });
});
