import type { Page } from "@playwright/test";
import type { Service } from "@/server/service/contract";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

const OVERVIEW = { uid: "shop-overview", title: "Shop overview" };
const CHECKOUT = { uid: "shop-checkout", title: "Checkout" };

const pinnedTab = (page: Page) => page.getByRole("button", { name: /^Pinned/ });
/** The panels that are being arranged, as a screen reader hears them. */
const grips = (page: Page) => page.getByRole("button", { name: /: place \d+ of \d+/ });

test("panels are pinned by a key, seen by others, arranged by keyboard, and an unpinned one comes back", async ({
  apiOf,
  openRoom,
}) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Pinned", { dashboards: [OVERVIEW] });
  const mine = await openRoom("commander", number);
  const theirs = await openRoom("viewer", number);
  await expect(pinnedTab(theirs.page)).toHaveCount(0);

  for (const title of ["Services up", "Error ratio"]) {
    const panel = mine.panel(title);
    await panel.show();
    await panel.frame.hover();
    await mine.page.keyboard.press(".");
    await expect(mine.timeline.event(`pinned the panel ${title}`)).toBeVisible();
  }
  await expect(pinnedTab(theirs.page)).toHaveText("Pinned2");
  await pinnedTab(theirs.page).click();
  await expect(theirs.panel("Services up").frame).toBeVisible();
  await expect(theirs.page.getByRole("button", { name: "Arrange the pinned panels" })).toHaveCount(0);

  await pinnedTab(mine.page).click();
  await mine.page.getByRole("button", { name: "Arrange the pinned panels" }).click();
  await expect(grips(mine.page).first()).toHaveAccessibleName(/^Services up: place 1 of 2, 4 of 24 columns wide/);
  await expectAccessible(mine.page);
  await grips(mine.page).first().press("ArrowRight");
  await expect(grips(mine.page).nth(1)).toHaveAccessibleName(/^Services up: place 2 of 2/);
  await expect(grips(mine.page).nth(1)).toBeFocused();
  await grips(mine.page).nth(1).press("Shift+ArrowRight");
  await expect(grips(mine.page).nth(1)).toHaveAccessibleName(/5 of 24 columns wide/);
  // What happens in quick succession stands in one line.
  await mine.page.getByRole("button", { name: /changed the pinned panels/ }).click();
  await expect(mine.timeline.event("rearranged the pinned panels").first()).toBeVisible();
  await expect(theirs.page.locator("[data-pin]").first()).toContainText("Error ratio");

  await grips(mine.page).first().press("Delete");
  await expect(mine.timeline.event("unpinned the panel Error ratio")).toBeVisible();
  await expect(theirs.page.locator("[data-pin]")).toHaveCount(1);
  await mine.page.getByRole("button", { name: "Undo" }).click();
  await expect(theirs.page.locator("[data-pin]")).toHaveCount(2);
  await expect(theirs.page.locator("[data-pin]").first()).toContainText("Error ratio");
  await mine.page.keyboard.press("Escape");
  await expect(grips(mine.page)).toHaveCount(0);
});

test("a service's dashboards come into the room, after those chosen", async ({ apiOf, signedIn, openRoom }) => {
  const api = await apiOf("commander");
  const slug = `cart-${Date.now().toString(36)}`;
  const page = await (await signedIn("commander")).newPage();
  await page.goto("/services");
  await page.getByRole("button", { name: "Add a service" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(slug);
  await page.getByRole("checkbox", { name: CHECKOUT.title }).check();
  await page.getByRole("checkbox", { name: OVERVIEW.title }).check();
  await page.getByRole("button", { name: `Move ${OVERVIEW.title} up` }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: slug })).toBeVisible();

  const services = await api.query<Service[]>("service.list");
  const service = services.find((each) => each.slug === slug);
  expect(service?.dashboards.map(({ title }) => title)).toEqual([OVERVIEW.title, CHECKOUT.title]);
  const { number } = await api.declare("Of a service", { dashboards: [CHECKOUT], serviceIds: [service?.id] });
  const room = await openRoom("viewer", number);
  await expect(room.page.getByRole("button", { name: /^(Checkout|Shop overview)$/ })).toHaveText([
    CHECKOUT.title,
    OVERVIEW.title,
  ]);
  await expect(room.timeline.event(`Their dashboards came along: ${OVERVIEW.title}`)).toBeVisible();
  await room.page.getByRole("link", { name: slug }).click();
  await expect(room.page.getByRole("heading", { name: slug })).toBeInViewport();
  await expect(room.page.getByRole("button", { name: "Add a service" })).toHaveCount(0);
});

test("on a phone pinned panels stand in one column and can be unpinned", async ({ apiOf, signedIn }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("On a phone", { dashboards: [OVERVIEW] });
  const { version } = await api.query<{ version: number }>("incident.get", { number });
  await api.mutate("incident.pinPanel", {
    number,
    version,
    idempotencyKey: crypto.randomUUID(),
    dashboardUid: OVERVIEW.uid,
    panelId: 4,
    title: "Services up",
  });
  const page = await (await signedIn("responder", { viewport: { width: 360, height: 740 } })).newPage();
  await page.goto(`/incidents/${number}`);
  await page.getByRole("button", { name: "Graphs", exact: true }).click();
  await page.getByRole("button", { name: "Arrange the pinned panels" }).click();
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Unpin Services up" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is pinned yet" })).toBeVisible();
});
