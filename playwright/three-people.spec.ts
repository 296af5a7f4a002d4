import type { IncidentDetail } from "@/server/incident/contract";
import type { TimelineEvent, TimelinePage } from "@/server/timeline/contract";
import { expect, test } from "./fixtures";
import type { RoomPage } from "./pages/room-page";
import { LINE_LOST } from "./watch-page";

const SEED = 20_261_122;
const ROUNDS = 18;
/** All rows in sight at once: a list that is longer than the window shows a part. */
const TALL = { viewport: { width: 1200, height: 5_000 } };
const STATUSES = ["identified", "fixing", "monitoring"];
const WRITTEN = /[abc]\d+[.,]/;

/** The same sequence in every run: what fails can be seen again. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The last message of each text, edits applied, by its place in the timeline. */
function messagesOf(events: readonly TimelineEvent[]): string[] {
  const edited = new Map(
    events.flatMap((event) => (event.kind === "message_edited" ? [[event.supersedesId, event.body]] : [])),
  );
  return events.filter(({ kind }) => kind === "message").map(({ id, body }) => edited.get(id) ?? body);
}

async function editLast(room: RoomPage, text: string): Promise<void> {
  await room.timeline.composer.press("ArrowUp");
  const editor = room.page.getByRole("textbox", { name: "Edit your message" });
  await editor.fill(text);
  await editor.press("Enter");
  await expect(editor).toHaveCount(0);
}

/** Joins, or takes back, the first reaction of a row. */
async function react(room: RoomPage, text: string): Promise<void> {
  const row = room.timeline.event(text);
  const given = row.getByRole("button", { name: /^🚀/u });
  if (await given.count()) return given.click();
  await row.evaluate((element) => (element as HTMLElement).focus());
  await row.press("+");
  await room.page.getByRole("searchbox", { name: "Find an emoji" }).fill("rocket");
  await room.page.keyboard.press("Enter");
}

test("three people at once, one of them offline half of the time", async ({ apiOf, openRoom, problems }) => {
  test.slow();
  problems.expect(...LINE_LOST);
  const api = await apiOf("commander");
  const { number } = await api.declare("Three at once");
  await api.say(number, "what everyone reacts to");
  const rooms = {
    a: await openRoom("commander", number, TALL),
    b: await openRoom("responder", number, TALL),
    c: await openRoom("admin", number, TALL),
  };
  const all = Object.entries(rooms);
  const chance = chances(SEED);
  const statuses = [...STATUSES];
  const written: Record<string, string[]> = { a: [], b: [], c: [] };
  let isAway = false;

  for (let round = 0; round < ROUNDS; round += 1) {
    if (chance() < 0.5) {
      isAway = !isAway;
      await rooms.c.page.context().setOffline(isAway);
    }
    for (const [who, room] of all) {
      if (chance() < 0.3) continue;
      const text = `${who}${round}.`;
      await room.timeline.say(text);
      written[who]!.push(text);
    }
    const last = written.b!.at(-1);
    if (chance() < 0.3 && last?.endsWith(".")) {
      await expect(rooms.b.timeline.event(last)).toBeVisible();
      await editLast(rooms.b, last.replace(".", ","));
      written.b!.splice(-1, 1, last.replace(".", ","));
    }
    if (chance() < 0.3) await react(rooms.a, "what everyone reacts to");
    const status = round % 6 === 3 ? statuses.shift() : undefined;
    if (status) await rooms.a.timeline.say(`/status ${status}`);
  }
  await rooms.c.page.context().setOffline(false);

  const total = Object.values(written).flat().length;
  for (const [, { timeline }] of all) {
    await timeline.expectLive();
    await expect(timeline.unsent).toHaveCount(0, { timeout: 45_000 });
    await expect.poll(async () => (await timeline.bodies(WRITTEN)).length, { timeout: 45_000 }).toBe(total);
  }
  const { events } = await api.query<TimelinePage>("timeline.since", { incidentNumber: number, after: 0 });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const stored = messagesOf(events).filter((body) => WRITTEN.test(body));
  expect(stored.toSorted()).toEqual(Object.values(written).flat().toSorted());
  for (const [who, room] of all) {
    expect(stored.filter((body) => body.startsWith(who))).toEqual(written[who]);
    await expect.poll(() => room.timeline.bodies(WRITTEN)).toEqual(stored);
  }
  const { status } = await api.query<IncidentDetail>("incident.get", { number });
  expect(status).toBe(STATUSES.at(-1));
  const reactions = all.map(([, { timeline }]) =>
    timeline.event("what everyone reacts to").getByRole("button", { name: /^🚀/u }).count(),
  );
  expect(new Set(await Promise.all(reactions)).size).toBe(1);
});
