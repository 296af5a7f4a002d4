import type { Locator, Page } from "@playwright/test";

/** The alerts of a room: the line over the graphs, and the tab of the dock. */
export class RoomAlertsPart {
  readonly strip: Locator;
  readonly tab: Locator;
  readonly list: Locator;

  constructor(readonly page: Page) {
    this.strip = page.getByRole("region", { name: "Alerts of this incident", exact: true });
    this.tab = page.getByRole("tab", { name: /^Alerts/ });
    this.list = page.getByRole("region", { name: "Alerts of this incident, by name" });
  }

  /** What fires under a name, in the line. */
  inStrip(name: string): Locator {
    return this.strip.getByRole("button", { name: new RegExp(`^${name}`) });
  }

  /** One alert, by a label of its own. */
  row(label: string): Locator {
    return this.list.locator("[id^=alert-]", { hasText: label });
  }
}
