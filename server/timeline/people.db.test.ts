import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { MENTIONS_MAX } from "@/server/timeline/contract/conversation";
import { findMentionable, findPeople } from "@/server/timeline/find-people";
import { markRead, readPosition } from "@/server/timeline/read-position";
import { TestRoom } from "@/server/timeline/testing/test-room";

let room: TestRoom;
let ada: SignedIn;
let stranger: SignedIn;
let strangers: TestRoom;
const ids = new Map<string, string>();

beforeAll(async () => {
  [room, strangers] = await Promise.all([TestRoom.open(), TestRoom.open()]);
  [ada, stranger] = await Promise.all([room.person(), strangers.person()]);
  const { db } = ada.services;
  const organizationId = room.organization.id;
  const people = [
    ["grace.hopper", "Grace Hopper"],
    ["Linus", "Linus 林納斯"],
    ["commander", "The commander"],
    ["eve@example.com", "Eve\u202e\u200b"],
    ["100%", "Percent"],
  ] as const;
  for (const [username, name] of people) {
    const data = { organizationId, issuer: "t", subject: randomUUID(), username, name };
    ids.set(username, (await db.user.create({ data })).id);
  }
  ids.set("payments", (await db.team.create({ data: { organizationId, slug: "payments", name: "Payments" } })).id);
  const role = { organizationId, incidentId: room.incidentId, userId: ids.get("Linus") ?? "", role: "scribe" as const };
  await db.roleAssignment.create({ data: role });
  const many = Array.from({ length: 60 }, (_, n) => `crowd${n}`);
  await db.user.createMany({
    data: many.map((username) => ({ organizationId, issuer: "t", subject: randomUUID(), username, name: username })),
  });
});
afterAll(() => Promise.all([room.close(), strangers.close()]));

const called = async (body: string) => {
  const { payload } = await room.say(ada, body);
  return ((payload.mentions ?? []) as { kind: string; id: string }[]).map(({ kind, id }) => `${kind} ${id}`);
};

describe("P1: a message calls", () => {
  it("people, teams, roles and the room by their names, whatever their case", async () => {
    expect(await called("@Grace.Hopper. @LINUS請看 @payments @scribe and @room")).toEqual([
      `person ${ids.get("grace.hopper")}`,
      `person ${ids.get("Linus")}`,
      `team ${ids.get("payments")}`,
      "role scribe",
      "room room",
    ]);
    expect(await called("ask @eve@example.com")).toEqual([`person ${ids.get("eve@example.com")}`]);
  });

  it("everybody whom a name means, once each", async () => {
    expect(await called("@commander @commander")).toEqual(["role commander", `person ${ids.get("commander")}`]);
  });

  it("nobody in code, in addresses, of another organization, or who is not there", async () => {
    expect(await called("`@linus` x@linus @nobody @linu\u200bs")).toEqual([]);
    expect((await strangers.say(stranger, "@linus @payments")).payload).toEqual({});
  });

  it("P2: at most so many; beyond that it is refused and nothing is stored", async () => {
    const names = Array.from({ length: MENTIONS_MAX + 1 }, (_, n) => `@crowd${n}`);
    expect(await called(names.slice(1).join(" "))).toHaveLength(MENTIONS_MAX);
    const before = await room.stored();
    await expect(room.say(ada, names.join(" "))).rejects.toMatchObject({ code: "MESSAGE_TOO_MANY_MENTIONS" });
    await expect(room.say(ada, "@crowd1 ".repeat(10_000))).rejects.toMatchObject({ code: "MESSAGE_TOO_LONG" });
    expect(await room.stored()).toEqual(before);
    expect(await called("@crowd1 ".repeat(2_000))).toHaveLength(1);
  });
});

describe("P4: who can be called", () => {
  const asked = (query: string) => ({ incidentNumber: room.incidentNumber, query });

  it("is found by the beginning of any of their names, those with a role first", async () => {
    const names = async (query: string) => (await findMentionable(ada, asked(query))).map(({ handle }) => handle);
    expect(await names("gr")).toEqual(["grace.hopper"]);
    expect(await names("林")).toEqual(["linus"]);
    expect(await names("Hop")).toEqual(["grace.hopper"]);
    expect(await names("pay")).toEqual(["payments"]);
    expect(await names("comm")).toEqual(["commander", "commander", "comms_lead"]);
    expect((await names(""))[0]).toBe("linus");
    expect(await names("100%")).toEqual(["100%"]);
    expect(await names("1_0")).toEqual([]);
    expect(await names("zzz")).toEqual([]);
  });

  it("says who holds a role, and shows no name that turns others around", async () => {
    expect(await findMentionable(ada, asked("scri"))).toMatchObject([{ kind: "role", detail: "Linus 林納斯" }]);
    expect(await findPeople(ada, asked("eve"))).toMatchObject([{ name: "Eve" }]);
  });

  it("is nobody of another organization", async () => {
    const theirs = await findPeople(stranger, { incidentNumber: strangers.incidentNumber, query: "gr" });
    expect(theirs).toEqual([]);
  });
});

describe("K1: how far one has read", () => {
  it("only grows, ends where the timeline ends, and is one's own", async () => {
    const own = await TestRoom.open(room.organization);
    const asked = { incidentNumber: own.incidentNumber };
    for (const body of ["1", "2", "3"]) await own.say(ada, body);
    expect(await readPosition(ada, asked)).toEqual({ seq: null });
    await Promise.all([2, 1, 2].map((seq) => markRead(ada, { ...asked, seq })));
    expect(await readPosition(ada, asked)).toEqual({ seq: 2 });
    expect(await markRead(ada, { ...asked, seq: 99 })).toEqual({ seq: 3 });
    expect(await markRead(ada, { ...asked, seq: 1 })).toEqual({ seq: 3 });
    expect(await readPosition(await own.person("viewer"), asked)).toEqual({ seq: null });
  });
});
