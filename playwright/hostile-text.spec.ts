import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { RoomPage } from "./pages/room-page";

/** Each would set a mark on the page if any place took it for markup, an address or a template. */
const CORPUS = [
  `<img src=x onerror="window.hit=1">`,
  `<script>window.hit=1</script>`,
  `"><svg/onload=window.hit=1>`,
  `'-window.hit=1-'`,
  `{{constructor.constructor('window.hit=1')()}}`,
  `\${window.hit=1}`,
  `[x](javascript:window.hit=1)`,
  `<a href="javascript:window.hit=1">x</a>`,
  `<iframe srcdoc="<script>parent.hit=1</script>">`,
  `</title><script>window.hit=1</script>`,
  `=HYPERLINK("https://evil.example","x")`,
];
const ALL = CORPUS.join(" ");

/** Elements and addresses that only hostile text could have brought. */
const brought = (page: Page) =>
  page.evaluate(() => ({
    hit: "hit" in window,
    markup: document.querySelectorAll('img[src="x"], [onerror], [onload], iframe[srcdoc], a[href^="javascript:"]')
      .length,
  }));

test("hostile text stays text wherever it is shown, and in everything that is exported", async ({
  apiOf,
  openRoom,
  newContext,
  url,
}) => {
  test.slow();
  const api = await apiOf("commander");
  const asked = () => ({ idempotencyKey: crypto.randomUUID() });
  const { number } = await api.declare(ALL.slice(0, 190), { summary: ALL });
  const incidentNumber = number;
  const run = (line: string) => api.mutate("command.run", { incidentNumber, line, ...asked() });
  const said = await api.mutate<{ id: string; seq: number }>("timeline.post", {
    incidentNumber,
    body: `${ALL} ${url}/incidents/${number}`,
    ...asked(),
  });
  await api.mutate("timeline.post", { incidentNumber, body: `${ALL} answered`, threadId: said.id, ...asked() });
  await api.mutate("timeline.edit", {
    incidentNumber,
    eventId: said.id,
    body: `${ALL} edited`,
    attachmentIds: [],
    ...asked(),
  });
  await api.mutate("timeline.pin", { incidentNumber, eventId: said.id, ...asked() });
  await api.mutate("task.add", { incidentNumber, title: ALL.slice(0, 190), assigneeId: null, dueAt: null, ...asked() });
  await run(`/update ${ALL} next=+10m`);
  await run(`/note @-10m ${ALL}`);
  await run(`/handoff ${ALL}`);
  await run(`/title ${ALL.slice(20, 200)}`);
  await api.say(number, `${ALL} who knows?`);

  const room: RoomPage = await openRoom("commander", number);
  const { page, timeline } = room;
  const expectText = async (what: string) =>
    expect({ what, ...(await brought(page)) }).toEqual({ what, hit: false, markup: 0 });
  await expect(timeline.event("who knows?").first()).toBeVisible();
  await expectText("the room");

  await timeline.composer.fill("a file");
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: `${CORPUS[0]}.txt`, mimeType: "text/plain", buffer: Buffer.from(ALL) });
  await timeline.composer.press("Enter");
  await expect(timeline.event("a file").getByText("onerror", { exact: false })).toBeVisible();
  await expectText("names of files");

  await page.evaluate((seq) => (location.hash = `event-${seq}`), said.seq);
  const edited = page.locator(`article[data-seq="${said.seq}"]`);
  await edited.getByRole("button", { name: "edited" }).click();
  await expect(page.getByRole("dialog", { name: "History of the message" })).toBeVisible();
  await expectText("the history");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /1 pinned/ }).click();
  await expectText("the pins");
  await page.keyboard.press("Escape");
  await edited.getByRole("button", { name: /1 reply/ }).click();
  await expect(timeline.event("answered")).toBeVisible();
  await expectText("the thread");
  await page.getByRole("button", { name: "Close the thread" }).click();
  await page.keyboard.press("u");
  await expect(page.getByRole("dialog", { name: "Catch up" })).toContainText("onerror");
  await expectText("catching up");
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await expect(page.getByRole("region", { name: "Tasks of this incident" })).toContainText("onerror");
  await expectText("tasks");
  await page.keyboard.press("Escape");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  const field = page.getByRole("combobox", { name: "Search what was said" });
  await expect(async () => {
    await field.fill("");
    await field.fill("onerror");
    await expect(page.getByRole("option").first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectText("search");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expectText("the palette");
  await page.goto("/incidents");
  await expect(page.getByRole("row", { name: /onload/ }).first()).toBeVisible();
  await expectText("the board");

  const { url: link } = await api.mutate<{ url: string }>("share.create", {
    number,
    expiresInDays: 1,
    dashboardUid: null,
    range: { from: Date.now() - 3_600_000, to: Date.now() },
    ...asked(),
  });
  const outside = await (await newContext()).newPage();
  await outside.goto(link);
  await expect(outside.getByText("onload", { exact: false }).first()).toBeVisible();
  expect(await brought(outside)).toEqual({ hit: false, markup: 0 });

  await room.open(number);
  await page.getByRole("button", { name: "Export" }).click();
  for (const name of ["Markdown", "CSV", "hashes Everything", "hashes and evidence"]) {
    if (!(await page.getByRole("menu").isVisible())) await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: new RegExp(name) }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    expect(text).toContain("onerror");
    if (name === "CSV") expect(text).not.toMatch(/(?:^|,)"?[=+@]/m);
    if (name === "Markdown") expect(text).not.toMatch(/<(?:script|img|svg|iframe|a)\b/i);
  }
});
