import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { NotificationsPage } from "./pages/notifications-page";
import { RoomPage } from "./pages/room-page";
import { SignInPage } from "./pages/sign-in-page";
import { PushService } from "./processes/push-service";

// What is simulated: the push service of the browser's maker, its answer to `subscribe`, and its last step, the push to
// the worker. What is sent there, how it is encrypted and what the worker makes of it are real.
let service: PushService;
test.beforeEach(async () => {
  service = await PushService.open();
});
test.afterEach(() => service.close());

test("somebody who is called while they look elsewhere is told in their browser", async ({ signedIn, apiOf }) => {
  const context = await signedIn("responder", { permissions: ["notifications"] });
  await NotificationsPage.subscribeAt(context, service);
  const notifications = new NotificationsPage(await context.newPage());
  await notifications.open();
  await notifications.turnOn();

  await notifications.page.getByRole("button", { name: "Send a test" }).click();
  await expect(notifications.page.getByText(/^Sent\./)).toBeVisible();
  await expect.poll(() => service.received.length).toBe(1);
  await notifications.deliver(service.received[0] ?? "");
  await expect.poll(() => notifications.shown()).toMatchObject([{ title: "Notifications work", tag: "test" }]);

  const commander = await apiOf("commander");
  const { number } = await commander.declare("Checkout errors");
  await commander.say(number, "**@responder** is it the cache?");
  const sent = async (words: string) => {
    const found = () => service.received.find((text) => text.includes(words));
    await expect.poll(found).toBeDefined();
    return found() ?? "";
  };
  const asked = await sent("is it the cache?");
  const told = { title: expect.stringMatching(`^#${number} · .+ mentioned you$`), body: "@responder is it the cache?" };
  // A push service delivers again what a browser that is just starting its worker has not taken.
  await expect(async () => {
    await notifications.deliver(asked);
    const shown = expect.poll(() => notifications.shown(), { timeout: 5_000 });
    await shown.toContainEqual({ ...told, tag: `room-${number}` });
  }).toPass({ timeout: 30_000 });

  // Who looks at the room has it before their eyes.
  await commander.say(number, "@responder still there?");
  const again = await sent("still there?");
  await new RoomPage(notifications.page).open(number);
  await notifications.deliver(again);
  await notifications.page.waitForTimeout(500);
  const ofRoom = (await notifications.shown()).filter(({ tag }) => tag === `room-${number}`);
  expect(ofRoom).toEqual([{ ...told, tag: `room-${number}` }]);

  // A click on it leads to the message, in the page that is open.
  const seq = (JSON.parse(again) as { seq: number }).seq;
  await notifications.page.evaluate(
    (data) => navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data })),
    { type: "show-event", number, seq },
  );
  await expect(notifications.page).toHaveURL(new RegExp(`#event-${seq}$`));
});

test("choices hold: what, when, where, and nothing after signing out", async ({ newContext, apiOf, url }) => {
  // A session of its own: it is signed out of.
  const context = await newContext({ permissions: ["notifications"] });
  await NotificationsPage.subscribeAt(context, service);
  const page = await context.newPage();
  await new SignInPage(page).signIn("viewer");
  const notifications = new NotificationsPage(page);
  await page.getByRole("button", { name: /account/ }).click();
  await page.getByRole("menuitem", { name: "Notifications" }).click();
  await expect(page).toHaveURL(/\/settings\/notifications$/);
  await notifications.turnOn();
  await expect(notifications.here).toContainText(/Chrome on/);

  const commander = await apiOf("commander");
  const { number } = await commander.declare("Choices");
  const saved = () => page.waitForResponse((response) => response.url().includes("notification.save"));
  const flip = async (name: string | RegExp) => {
    const [, answer] = await Promise.all([page.getByRole("switch", { name }).click(), saved()]);
    expect(answer.status()).toBe(200);
  };
  await flip("Somebody mentions me");
  await commander.say(number, "@viewer not this one");
  // What is told of it comes later: what was said before has been decided by then.
  const asked = { incidentNumber: number, idempotencyKey: crypto.randomUUID() };
  await commander.mutate("command.run", { ...asked, line: "/assign scribe @viewer" });
  await expect.poll(() => service.received.length, { timeout: 30_000 }).toBe(1);
  expect(service.received[0]).not.toContain("not this one");
  await flip("Somebody mentions me");
  await flip(/Keep the words out/);
  await commander.say(number, "@viewer the password is hunter2");
  await expect.poll(() => service.received.length, { timeout: 30_000 }).toBe(2);
  expect(service.received[1]).not.toContain("hunter2");

  await flip("Quiet hours");
  await page.getByLabel("From").fill("00:00");
  await Promise.all([page.getByLabel("Until").fill("23:59"), saved()]);
  await page.getByLabel("Until").fill("00:00");
  await expect(page.getByText("The two times have to differ.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Until")).toHaveValue("23:59");
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Taipei");
  await Promise.all([page.getByRole("button", { name: "For 1 hour" }).click(), saved()]);
  await expect(page.getByText(/Paused\. It ends/)).toBeVisible();
  await Promise.all([page.getByRole("button", { name: "End the pause" }).click(), saved()]);
  await flip("Quiet hours");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);

  await page.request.post("/api/auth/federated-sign-out", { headers: { origin: url }, maxRedirects: 0 });
  await commander.say(number, "@viewer are you there?");
  await page.waitForTimeout(2_000);
  expect(service.received).toHaveLength(2);
});

test("a browser is switched off here, or taken away from elsewhere", async ({ signedIn }) => {
  const context = await signedIn("admin", { permissions: ["notifications"] });
  await NotificationsPage.subscribeAt(context, service);
  const notifications = new NotificationsPage(await context.newPage());
  await notifications.open();
  await notifications.turnOn();
  // With the keyboard alone.
  await notifications.thisBrowser.focus();
  await notifications.page.keyboard.press("Space");
  await expect(notifications.thisBrowser).not.toBeChecked();
  await expect(notifications.here).toHaveCount(0);
  await notifications.turnOn();
  await notifications.here.getByRole("button", { name: /^Remove/ }).click();
  await expect(notifications.here).toHaveCount(0);
  await expect(notifications.thisBrowser).not.toBeChecked();
  await notifications.turnOn();
  service.status = 410;
  await notifications.page.getByRole("button", { name: "Send a test" }).click();
  await expect(notifications.page.getByText(/does not know this browser any more/)).toBeVisible();
  await expect(notifications.here).toHaveCount(0);
});

test("somebody who is called for the first time is offered to be told, once and without being pressed", async ({
  signedIn,
  apiOf,
  problems,
}) => {
  problems.expect(/Failed to load resource/);
  const commander = await apiOf("commander");
  const { number } = await commander.declare("First call");
  const context = await signedIn("responder", { permissions: ["notifications"] });
  await NotificationsPage.subscribeAt(context, service);
  const page = await context.newPage();
  await new RoomPage(page).open(number);
  const offer = page.getByRole("region", { name: "Notifications" });
  await expect(offer).toHaveCount(0);
  await commander.say(number, "@responder can you look?");
  await expect(offer).toContainText("Somebody mentioned you");
  await expectAccessible(page);
  await offer.getByRole("button", { name: "Tell me" }).click();
  await expect(offer).toContainText("Done: this browser tells you from now on.");
  await commander.say(number, "@responder thanks");
  await expect.poll(() => service.received.length).toBe(1);
  await new RoomPage(page).open(number);
  await expect(offer).toHaveCount(0);
});

test("where the push service is out of reach, an open room tells by itself", async ({ signedIn, apiOf }) => {
  const commander = await apiOf("commander");
  const { number } = await commander.declare("Closed network");
  const context = await signedIn("admin", { permissions: ["notifications"] });
  await NotificationsPage.subscribeAt(context, null);
  const page = await context.newPage();
  const notifications = new NotificationsPage(page);
  await notifications.open();
  await notifications.thisBrowser.click();
  await expect(page.getByText(/could not reach its maker's push service/)).toBeVisible();
  await new RoomPage(page).open(number);
  await page.evaluate(() => Object.defineProperty(document, "visibilityState", { get: () => "hidden" }));
  const told = expect.objectContaining({ body: "@admin the network is closed", tag: `room-${number}` });
  // Called again where the page was not ready yet to tell.
  await expect(async () => {
    await commander.say(number, "@admin the network is closed");
    await expect.poll(() => notifications.shown(), { timeout: 5_000 }).toContainEqual(told);
  }).toPass({ timeout: 30_000 });
});

test("a browser that blocks notifications says how to lift that", async ({ signedIn }) => {
  const context = await signedIn("responder");
  await context.addInitScript(() => Object.defineProperty(Notification, "permission", { get: () => "denied" }));
  const page = await context.newPage();
  await page.goto("/settings/notifications");
  await expect(page.getByText("This browser blocks notifications from here")).toBeVisible();
  await expect(page.getByText(/sign left of the address/)).toBeVisible();
  await expect(page.getByRole("switch", { name: "Tell me in this browser" })).toHaveCount(0);
  await expectAccessible(page);
});
