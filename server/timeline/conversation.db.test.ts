import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { EDITS_MAX, PINS_MAX, REACTIONS_MAX } from "@/server/timeline/contract/conversation";
import { editMessage } from "@/server/timeline/edit-message";
import { listKeyUpdates, listPins } from "@/server/timeline/list-events";
import { markEvent } from "@/server/timeline/mark-event";
import { pinEvent } from "@/server/timeline/pin-event";
import { latestEvents } from "@/server/timeline/queries";
import { reactToEvent } from "@/server/timeline/react-to-event";
import { readHistory } from "@/server/timeline/read-history";
import { removeMessage } from "@/server/timeline/remove-message";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { TestRoom } from "@/server/timeline/testing/test-room";

let room: TestRoom;
let ada: SignedIn;
let grace: SignedIn;
let commander: SignedIn;
let viewer: SignedIn;
beforeAll(async () => {
  room = await TestRoom.open();
  [ada, grace, commander, viewer] = await Promise.all([
    room.person(),
    room.person(),
    room.person("commander"),
    room.person("viewer"),
  ]);
});
afterAll(() => room.close());

const shown = async (id: string) => {
  const { events } = await latestEvents(ada, { incidentNumber: room.incidentNumber, limit: 500 });
  return foldEvents(events, { me: ada.viewer.userId, withReplies: true }).find(({ event }) => event.id === id);
};
const upload = (by: SignedIn, more: object = {}) =>
  room.organization.services.db.attachment.create({
    data: {
      organizationId: room.organization.id,
      incidentId: room.incidentId,
      uploadedById: by.viewer.userId,
      name: "graph.png",
      mediaType: "image/png",
      bytes: 3,
      width: 2,
      height: 1,
      sha256: "0".repeat(64),
      ...more,
    },
  });

describe("a back-dated message", () => {
  it("M5: keeps the time that was told, unless that is still to come", async () => {
    const told = new Date(Date.now() - 3_600_000).toISOString();
    expect((await room.say(ada, "an hour ago", { occurredAt: told })).occurredAt).toBe(told);
    const early = await room.say(ada, "tomorrow", { occurredAt: new Date(Date.now() + 86_400_000).toISOString() });
    expect(early.occurredAt).toBe(early.recordedAt);
  });
});

describe("editing", () => {
  it("E1: shows the newest words, and keeps all of them in the history", async () => {
    const message = await room.say(ada, "first");
    const edit = (body: string) => editMessage(ada, { ...room.on(message), body, attachmentIds: [] });
    await edit("second");
    await edit("third");
    expect(await shown(message.id)).toMatchObject({ body: "third", edited: { times: 2 } });
    const { versions, deleted } = await readHistory(grace, {
      incidentNumber: room.incidentNumber,
      eventId: message.id,
    });
    expect(versions.map(({ body }) => body)).toEqual(["first", "second", "third"]);
    expect(deleted).toBeNull();
  });

  it("E2: is for one's own messages only, and those that are there", async () => {
    const message = await room.say(ada, "mine");
    const wish = { ...room.on(message), body: "theirs", attachmentIds: [] };
    await expect(editMessage(grace, wish)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(editMessage(commander, wish)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(editMessage(viewer, wish)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(editMessage(ada, { ...wish, eventId: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await removeMessage(ada, room.on(message));
    await expect(editMessage(ada, wish)).rejects.toMatchObject({ code: "EVENT_DELETED" });
  });

  it("E3: changes nothing when it says the same, and is refused like a message when it says what cannot be said", async () => {
    const message = await room.say(ada, "same");
    const edit = (body: string) => editMessage(ada, { ...room.on(message), body, attachmentIds: [] });
    expect(await edit("  same ")).toBeNull();
    await expect(edit(" \u200b")).rejects.toMatchObject({ code: "MESSAGE_EMPTY" });
    expect(await shown(message.id)).toMatchObject({ body: "same", edited: null });
  });

  it("E4: ends after many times", async () => {
    const message = await room.say(ada, "0");
    for (let n = 1; n <= EDITS_MAX; n++) {
      await editMessage(ada, { ...room.on(message), body: `${n}`, attachmentIds: [] });
    }
    const onceMore = editMessage(ada, { ...room.on(message), body: "more", attachmentIds: [] });
    await expect(onceMore).rejects.toMatchObject({ code: "TOO_MANY_EDITS" });
  });
});

describe("I1: a repeated key", () => {
  it("does once what it did, for whoever sends it how often and at once", async () => {
    const message = await room.say(ada, "once");
    const before = (await room.stored()).length;
    const wish = { ...room.on(message), body: "edited", attachmentIds: [] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => editMessage(ada, wish)));
    expect(new Set(answers.map((answer) => answer?.id)).size).toBe(1);
    expect((await room.stored()).length).toBe(before + 1);
    // Somebody deletes it in between: the repeat still says what it did.
    await removeMessage(commander, room.on(message));
    expect((await editMessage(ada, wish))?.id).toBe(answers[0]?.id);
  });

  it("is CONFLICT with anything else", async () => {
    const message = await room.say(ada, "once");
    const wish = { ...room.on(message), emoji: "👍" };
    await reactToEvent(ada, wish, true);
    for (const other of [
      () => reactToEvent(ada, { ...wish, emoji: "🔥" }, true),
      () => reactToEvent(ada, wish, false),
      () => reactToEvent(grace, wish, true),
      () => markEvent(ada, wish, true),
      () => room.say(ada, "once", { idempotencyKey: wish.idempotencyKey }),
    ]) {
      await expect(other()).rejects.toMatchObject({ code: "CONFLICT" });
    }
  });

  it("of a message is the same request, whatever its names mean by now", async () => {
    const { db } = room.organization.services;
    const user = await db.user.create({
      data: { organizationId: room.organization.id, issuer: "t", subject: randomUUID(), username: "linus", name: "L" },
    });
    const key = randomUUID();
    const first = await room.say(ada, "@linus look", { idempotencyKey: key });
    expect(first.payload).toMatchObject({ mentions: [{ kind: "person", id: user.id, name: "L", handle: "linus" }] });
    await db.user.update({ where: { id: user.id }, data: { name: "Linus" } });
    expect(await room.say(ada, "@linus look", { idempotencyKey: key })).toEqual(first);
  });
});

describe("a mention of a role", () => {
  it("means who held it when it was written, also after it was handed over and the message was put otherwise", async () => {
    const { db } = room.organization.services;
    const place = { organizationId: room.organization.id, incidentId: room.incidentId, role: "scribe" as const };
    await db.roleAssignment.create({ data: { ...place, userId: ada.viewer.userId } });
    const said = await room.say(grace, "@scribe and @ops_lead, note this");
    expect(said.payload.mentions).toMatchObject([
      { kind: "role", id: "scribe", people: [ada.viewer.userId] },
      { kind: "role", id: "ops_lead", people: [] },
    ]);
    await db.roleAssignment.updateMany({ where: place, data: { userId: grace.viewer.userId } });
    const edited = await editMessage(grace, { ...room.on(said), body: "@scribe, note it", attachmentIds: [] });
    expect(edited?.payload.mentions).toMatchObject([{ id: "scribe", people: [ada.viewer.userId] }]);
    expect((await room.say(ada, "@scribe?")).payload.mentions).toMatchObject([{ people: [grace.viewer.userId] }]);
  });
});

describe("deleting", () => {
  it("D1: takes one's own message back, or as a commander anybody's; its history stays", async () => {
    const [mine, theirs] = [await room.say(ada, "mine"), await room.say(ada, "a password")];
    await expect(removeMessage(grace, room.on(mine))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await removeMessage(ada, room.on(mine));
    expect(await removeMessage(ada, room.on(mine))).toBeNull();
    await removeMessage(commander, room.on(theirs));
    expect(await shown(theirs.id)).toMatchObject({ body: "", deleted: { by: { id: commander.viewer.userId } } });
    const history = await readHistory(viewer, { incidentNumber: room.incidentNumber, eventId: theirs.id });
    expect(history).toMatchObject({
      versions: [{ body: "a password" }],
      deleted: { by: { id: commander.viewer.userId } },
    });
  });

  it("D2: what happened cannot be taken back", async () => {
    const message = await room.say(ada, "hello");
    const reaction = await reactToEvent(ada, { ...room.on(message), emoji: "👍" }, true);
    await expect(removeMessage(commander, room.on(reaction ?? message))).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});

describe("reacting", () => {
  it("X1: counts a person once for each emoji, however it is spelled", async () => {
    const message = await room.say(ada, "deployed");
    for (const emoji of ["❤", "❤️"]) await reactToEvent(ada, { ...room.on(message), emoji }, true);
    await reactToEvent(grace, { ...room.on(message), emoji: "❤️" }, true);
    expect((await shown(message.id))?.reactions).toMatchObject([{ emoji: "❤️", count: 2, mine: true }]);
    await reactToEvent(ada, { ...room.on(message), emoji: "❤️" }, false);
    expect(await reactToEvent(ada, { ...room.on(message), emoji: "❤️" }, false)).toBeNull();
    expect((await shown(message.id))?.reactions).toMatchObject([{ emoji: "❤️", count: 1, mine: false }]);
  });

  it("X1: ten at once of one person are one", async () => {
    const message = await room.say(ada, "at once");
    await Promise.all(Array.from({ length: 10 }, () => reactToEvent(ada, { ...room.on(message), emoji: "👀" }, true)));
    expect((await shown(message.id))?.reactions).toMatchObject([{ emoji: "👀", count: 1 }]);
  });

  it("X2: takes one emoji, and only so many different ones", async () => {
    const message = await room.say(ada, "fruit");
    for (const emoji of ["ok", "👍👍", "1", "<b>"]) {
      const reacted = reactToEvent(ada, { ...room.on(message), emoji }, true);
      await expect(reacted).rejects.toMatchObject({ code: "NOT_AN_EMOJI" });
    }
    const many = [..."🍏🍎🍐🍊🍋🍌🍉🍇🍓🍈🍒🍑🥭🍍🥥🥝🍅🍆🥑🥦🥬"];
    for (const emoji of many.slice(0, REACTIONS_MAX)) await reactToEvent(ada, { ...room.on(message), emoji }, true);
    const oneMore = reactToEvent(grace, { ...room.on(message), emoji: many.at(-1) ?? "" }, true);
    await expect(oneMore).rejects.toMatchObject({ code: "TOO_MANY_REACTIONS" });
    await reactToEvent(grace, { ...room.on(message), emoji: many[0] ?? "" }, true);
    expect((await shown(message.id))?.reactions).toHaveLength(REACTIONS_MAX);
  });

  it("X3: is refused to viewers and on what was deleted", async () => {
    const message = await room.say(ada, "gone");
    const wish = () => ({ ...room.on(message), emoji: "👍" });
    await expect(reactToEvent(viewer, wish(), true)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await removeMessage(ada, room.on(message));
    await expect(reactToEvent(ada, wish(), true)).rejects.toMatchObject({ code: "EVENT_DELETED" });
  });
});

describe("pins and key updates", () => {
  const numbers = ({ events }: { events: { body: string }[] }) => events.map(({ body }) => body);

  it("N1: one's own, or as a commander anything; once each; and no deleted message", async () => {
    const own = await TestRoom.open(room.organization);
    const messages = [await own.say(ada, "one"), await own.say(ada, "two"), await own.say(ada, "three")];
    const [one, two, three] = messages as [(typeof messages)[0], (typeof messages)[0], (typeof messages)[0]];
    await expect(pinEvent(grace, own.on(one), true)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await pinEvent(ada, own.on(three), true);
    expect(await pinEvent(ada, own.on(three), true)).toBeNull();
    await pinEvent(commander, own.on(one), true);
    await pinEvent(commander, own.on(two), true);
    await pinEvent(commander, own.on(two), false);
    await markEvent(grace, own.on(two), true);
    await own.say(ada, "an update", { isUpdate: true });
    const asked = { incidentNumber: own.incidentNumber };
    expect(numbers(await listPins(viewer, asked))).toEqual(["one", "three"]);
    expect(numbers(await listKeyUpdates(viewer, asked))).toEqual(["two", "an update"]);
    await removeMessage(ada, own.on(one));
    await markEvent(ada, own.on(two), false);
    expect(numbers(await listPins(viewer, asked))).toEqual(["three"]);
    expect(numbers(await listKeyUpdates(viewer, asked))).toEqual(["an update"]);
  });

  it("N2: a room has only so many pins", async () => {
    const own = await TestRoom.open(room.organization);
    for (let n = 0; n < PINS_MAX; n++) await pinEvent(ada, own.on(await own.say(ada, `${n}`)), true);
    const oneMore = await own.say(ada, "one more");
    await expect(pinEvent(ada, own.on(oneMore), true)).rejects.toMatchObject({ code: "TOO_MANY_PINS" });
    expect((await listPins(ada, { incidentNumber: own.incidentNumber })).events).toHaveLength(PINS_MAX);
  });
});

describe("files of a message", () => {
  it("A1: go with it in their order, once, and with no word if need be", async () => {
    const [first, second] = [
      await upload(ada),
      await upload(ada, { name: "b\u202egpj.exe", width: null, height: null }),
    ];
    const attachmentIds = [second.id, first.id];
    const key = randomUUID();
    const message = await room.say(ada, " ", { attachmentIds, idempotencyKey: key });
    expect(message).toMatchObject({
      body: "",
      payload: {
        attachments: [
          { id: second.id, name: "bgpj.exe" },
          { id: first.id, width: 2, height: 1 },
        ],
      },
    });
    expect(await room.say(ada, "", { attachmentIds, idempotencyKey: key })).toEqual(message);
    await expect(room.say(ada, "again", { attachmentIds })).rejects.toMatchObject({ code: "ATTACHMENT_MISSING" });
  });

  it("A2: are one's own, of this incident, and there", async () => {
    const other = await TestRoom.open(room.organization);
    const foreign = await upload(ada, { incidentId: other.incidentId });
    for (const id of [foreign.id, (await upload(grace)).id, randomUUID()]) {
      await expect(room.say(ada, "x", { attachmentIds: [id] })).rejects.toMatchObject({ code: "ATTACHMENT_MISSING" });
    }
    const { postedAt } = await ada.services.db.attachment.findUniqueOrThrow({ where: { id: foreign.id } });
    expect(postedAt).toBeNull();
  });

  it("A3: may be dropped and added by an edit", async () => {
    const [old, fresh] = [await upload(ada), await upload(ada)];
    const message = await room.say(ada, "look", { attachmentIds: [old.id] });
    const edit = (attachmentIds: string[]) => editMessage(ada, { ...room.on(message), body: "look", attachmentIds });
    await edit([old.id, fresh.id]);
    expect((await shown(message.id))?.attachments.map(({ id }) => id)).toEqual([old.id, fresh.id]);
    await edit([fresh.id]);
    expect((await shown(message.id))?.attachments.map(({ id }) => id)).toEqual([fresh.id]);
  });
});
