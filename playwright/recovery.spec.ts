import type { TimelinePage } from "@/server/timeline/contract";
import { expect, test } from "./fixtures";
import { LINE_LOST } from "./watch-page";

test.describe("the server is killed under an open page", () => {
  test.slow();

  test("nothing is lost, nothing comes twice, order is kept, and what one types is untouched", async ({
    app,
    apiOf,
    openRoom,
    problems,
  }) => {
    problems.expect(...LINE_LOST);
    const api = await apiOf("responder");
    const { number } = await api.declare("Killed");
    const mine = await openRoom("responder", number);
    const theirs = await openRoom("commander", number);
    for (const text of ["m1.", "m2.", "m3."]) await mine.timeline.say(text);
    await expect(theirs.timeline.event("m3.")).toBeVisible();

    // In flight while the server dies.
    for (const text of ["m4.", "m5.", "m6."]) await mine.timeline.say(text);
    await app.kill();
    await expect(mine.page.getByText(/^Reconnecting…/)).toBeVisible({ timeout: 45_000 });
    await mine.timeline.say("m7.");
    await expect(mine.page.locator("article", { hasText: "m7." })).toBeVisible();
    await expect(mine.timeline.unsent.last()).toHaveAttribute("data-unsent", "waiting");
    await mine.timeline.composer.fill("half a thought");
    await mine.timeline.composer.press("End");

    await app.start();
    await mine.page.keyboard.type(", and the rest");
    await mine.timeline.expectLive();
    await theirs.timeline.expectLive();
    await expect(mine.timeline.unsent).toHaveCount(0, { timeout: 45_000 });
    await expect(theirs.timeline.event("m7.")).toBeVisible({ timeout: 45_000 });
    await expect(mine.timeline.composer).toHaveValue("half a thought, and the rest");

    const sent = ["m1.", "m2.", "m3.", "m4.", "m5.", "m6.", "m7."];
    expect(await theirs.timeline.bodies(/m\d\./)).toEqual(sent);
    expect(await mine.timeline.bodies(/m\d\./)).toEqual(sent);
    const { events } = await api.query<TimelinePage>("timeline.since", { incidentNumber: number, after: 0 });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ kind }) => kind === "message").map(({ body }) => body)).toEqual(sent);
  });

  test("a message written while the server is away outlives a reload of the page", async ({
    app,
    apiOf,
    openRoom,
    problems,
  }) => {
    problems.expect(...LINE_LOST);
    const { number } = await (await apiOf("responder")).declare("Reloaded");
    const room = await openRoom("responder", number);
    await app.kill();
    await expect(room.page.getByText(/^Reconnecting…/)).toBeVisible({ timeout: 45_000 });
    await room.timeline.say("written in the dark");
    await expect(room.timeline.unsent).toHaveCount(1);
    await app.start();
    await room.page.reload();
    await expect(room.timeline.event("written in the dark")).toBeVisible({ timeout: 45_000 });
    await expect(room.timeline.unsent).toHaveCount(0);
    await expect(room.page.locator("article", { hasText: "written in the dark" })).toHaveCount(1);
  });
});
