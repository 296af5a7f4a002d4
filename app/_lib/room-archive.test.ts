import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RoomArchive } from "@/app/_lib/room-archive";
import { Table, upTo } from "@/app/_lib/testing/test-room";

beforeEach(() => vi.stubGlobal("navigator", { serviceWorker: { controller: {} } }));
afterEach(async () => {
  await RoomArchive.wipe();
  vi.unstubAllGlobals();
});

const eventsUpTo = (count: number) => {
  const table = new Table();
  for (const n of upTo(count)) table.add(`${n}`);
  return table.events;
};
const numbersOf = async (archive: RoomArchive) => (await archive.read())?.events.map(({ seq }) => seq);

describe("what is kept of a room", () => {
  it("is its newest run, and no more than can be read at once", async () => {
    const archive = new RoomArchive(1);
    const events = eventsUpTo(1_200);
    await archive.keep(events.slice(0, 700));
    await archive.keep(events.slice(700));
    expect((await numbersOf(archive))?.at(-1)).toBe(1_200);
    expect((await numbersOf(archive))?.length).toBeLessThanOrEqual(501);
  });

  it("has no gap: what stands before one is left out", async () => {
    const archive = new RoomArchive(1);
    const events = eventsUpTo(9);
    await archive.keep(events.slice(0, 3));
    await archive.keep(events.slice(5));
    expect(await numbersOf(archive)).toEqual([6, 7, 8, 9]);
  });

  it("is gone when the room is, and the others stay", async () => {
    const [one, two] = [new RoomArchive(1), new RoomArchive(2)];
    await one.keep(eventsUpTo(5));
    await two.keep(eventsUpTo(2));
    await one.describe({ title: "Hidden" });
    await one.forget();
    expect(await one.read()).toBeNull();
    expect(await RoomArchive.rooms()).toEqual([]);
    expect(await numbersOf(two)).toEqual([1, 2]);
  });

  it("begins anew when the timeline did, and is apart from other rooms", async () => {
    const [one, two] = [new RoomArchive(1), new RoomArchive(2)];
    await one.keep(eventsUpTo(5));
    await two.keep(eventsUpTo(2));
    await one.keep(eventsUpTo(1), { anew: true });
    expect(await numbersOf(one)).toEqual([1]);
    expect(await numbersOf(two)).toEqual([1, 2]);
  });

  it("is gone once it was wiped, and a page that is still open brings nothing back", async () => {
    const open = new RoomArchive(1);
    await open.describe({ title: "Secret", at: 5 });
    expect(await RoomArchive.rooms()).toEqual([{ number: 1, title: "Secret", at: 5 }]);
    await RoomArchive.wipe();
    await open.keep(eventsUpTo(3));
    await open.describe({ at: 6 });
    expect(await open.read()).toBeNull();
    expect(await RoomArchive.rooms()).toEqual([]);
    const next = new RoomArchive(1);
    await next.keep(eventsUpTo(2));
    expect(await numbersOf(next)).toEqual([1, 2]);
  });

  it("is nothing where nobody would wipe it", async () => {
    vi.stubGlobal("navigator", { serviceWorker: { controller: null } });
    const archive = new RoomArchive(1);
    await archive.keep(eventsUpTo(3));
    expect(await archive.read()).toBeNull();
  });
});
