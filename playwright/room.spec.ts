import { expect, test } from "./fixtures";
import { BoardPage } from "./pages/board-page";
import { RoomPage } from "./pages/room-page";
import { SignInPage } from "./pages/sign-in-page";

test("declare an incident, talk, and be read in a second browser at once", async ({ signedIn, openRoom }) => {
  const page = await (await signedIn("commander")).newPage();
  const board = new BoardPage(page);
  await board.open();
  await board.declare({ title: "Checkout errors in the EU", severity: /SEV2/ });
  const mine = new RoomPage(page);
  await expect(mine.title).toContainText("Checkout errors in the EU");
  await expect(mine.timeline.event("declared Checkout errors in the EU")).toBeVisible();
  await mine.timeline.expectLive();

  const theirs = await openRoom("responder", mine.number);
  await mine.timeline.say("Taking **command**, see https://runbooks.example/checkout");
  const seen = theirs.timeline.event("Taking command");
  await expect(seen).toBeVisible();
  await expect(seen.locator("strong")).toHaveText("command");
  await expect(seen.getByRole("link")).toHaveAttribute("rel", /noopener/);

  await theirs.timeline.say("我來接手資料庫");
  await expect(mine.timeline.event("我來接手資料庫")).toBeVisible();
  await expect(mine.page.locator("article[data-seq]", { hasText: "Taking command" })).toHaveCount(1);
  await expect(mine.timeline.composer).toHaveValue("");
});

test("a change of status by one is told to all, and the header follows", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("commander")).declare("Status is told");
  const mine = await openRoom("commander", number);
  const theirs = await openRoom("viewer", number);
  await mine.page.getByRole("button", { name: /^Status: Investigating/ }).click();
  await mine.page
    .getByRole("menuitemradio", { name: "Fixing" })
    .or(mine.page.getByRole("menuitem", { name: "Fixing" }))
    .click();
  await expect(theirs.timeline.event("changed the status: Investigating → Fixing")).toBeVisible();
  await expect(theirs.page.locator("header", { has: theirs.title })).toContainText("Fixing");
});

test("a viewer reads along and is told why one cannot write", async ({ apiOf, openRoom }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Viewers");
  const room = await openRoom("viewer", number);
  await expect(room.timeline.composer).toHaveCount(0);
  await expect(room.page.getByText("Writing needs the responder role")).toBeVisible();
  await api.say(number, "for everybody");
  await expect(room.timeline.event("for everybody")).toBeVisible();
});

test("Enter sends, Shift+Enter does not, and Enter in an input method chooses a word", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("responder")).declare("Keys");
  const { page, timeline } = await openRoom("responder", number);
  const client = await page.context().newCDPSession(page);
  await timeline.composer.click();
  await client.send("Input.imeSetComposition", { text: "ㄘㄜˋ", selectionStart: 3, selectionEnd: 3 });
  await timeline.composer.dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true });
  await client.send("Input.insertText", { text: "測試" });
  await expect(timeline.composer).toHaveValue("測試");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await expect(timeline.unsent).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(timeline.event("測試")).toContainText("second line");
});

test("messages that cannot be taken are refused where they are written, and stay there", async ({
  apiOf,
  openRoom,
}) => {
  const { number } = await (await apiOf("responder")).declare("Refused in place");
  const { page, timeline } = await openRoom("responder", number);
  await timeline.composer.press("Enter");
  await expect(page.getByText("Write something first.")).toBeVisible();
  const long = "x".repeat(16_385);
  await timeline.composer.fill(long);
  await expect(page.getByText("1 character too many")).toBeVisible();
  await timeline.composer.press("Enter");
  await expect(page.getByText(/^Too long/)).toBeVisible();
  await expect(timeline.composer).toHaveValue(long);
  await timeline.composer.fill(`${">".repeat(200)} deep`);
  await timeline.composer.press("Enter");
  await expect(page.getByText(/nested too deeply/)).toBeVisible();
});

test("the header says when the next update is due, and begins it", async ({ apiOf, openRoom }) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("Next update");
  const mine = await openRoom("commander", number);
  const theirs = await openRoom("viewer", number);
  await api.mutate("command.run", {
    incidentNumber: number,
    idempotencyKey: crypto.randomUUID(),
    line: "/update The pool is full next=+20m",
  });
  await expect(theirs.page.locator("header", { has: theirs.title })).toContainText("Update in 20 min");
  await mine.page.getByRole("button", { name: "Update in 20 min. Post it" }).press("Enter");
  await expect(mine.timeline.composer).toBeFocused();
  await expect(mine.timeline.composer).toHaveValue("/update ");
  await mine.page.clock.install();
  await mine.page.clock.fastForward("25:00");
  await expect(mine.page.getByRole("button", { name: /^Update \d+ min late/ })).toBeVisible();
});

test("a session that ends in the room is told at once, and nothing that was written is lost", async ({
  newContext,
  apiOf,
  url,
  problems,
}) => {
  problems.expect(/401 \(Unauthorized\)/);
  const { number } = await (await apiOf("commander")).declare("Signed out meanwhile");
  const context = await newContext();
  const page = await context.newPage();
  await new SignInPage(page).signIn("admin");
  const room = new RoomPage(page);
  await room.open(number);
  await context.request.post("/api/auth/federated-sign-out", { maxRedirects: 0, headers: { origin: url } });
  const way = page.getByRole("link", { name: "sign in again" }).first();
  await expect(way).toBeVisible({ timeout: 10_000 });
  await room.timeline.say("said while nobody was signed in");
  await room.timeline.composer.fill("half a thought");
  await way.click();
  await new SignInPage(page).continue.click();
  await page.waitForURL(/\/(incidents\/\d+|realms)/);
  if (/realms/.test(page.url())) {
    await new SignInPage(page).username.fill("admin");
    await new SignInPage(page).password.fill("warroom");
    await new SignInPage(page).password.press("Enter");
  }
  await expect(page).toHaveURL(new RegExp(`/incidents/${number}`));
  await expect(room.timeline.event("said while nobody was signed in")).toBeVisible({ timeout: 30_000 });
  await expect(room.timeline.composer).toHaveValue("half a thought");
});

test("a draft outlives a reload", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("responder")).declare("Draft");
  const room = await openRoom("responder", number);
  await room.timeline.composer.fill("half a thought");
  await room.open(number);
  await expect(room.timeline.composer).toHaveValue("half a thought");
});

test("a long timeline opens at its end, holds few rows, and loads older ones on the way up", async ({
  apiOf,
  openRoom,
}) => {
  test.slow();
  const api = await apiOf("responder");
  const { number } = await api.declare("Long");
  for (let from = 0; from < 400; from += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, index) => api.say(number, `line ${from + index}.`)));
  }
  await api.say(number, "the very last one");
  const { page, timeline } = await openRoom("viewer", number);
  await expect(timeline.event("the very last one")).toBeInViewport();
  expect(await page.locator("article").count()).toBeLessThan(120);
  await timeline.list.focus();
  await expect(async () => {
    await page.keyboard.press("Home");
    await expect(timeline.event("declared Long")).toBeInViewport({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await page.keyboard.press("End");
  await expect(timeline.event("the very last one")).toBeInViewport({ ratio: 0.5 });
});
