import { type Locator, type Page, expect } from "@playwright/test";
import { PanelPart } from "./panel-part";
import { TimelinePart } from "./timeline-part";

/** One incident's room: header, panels, conversation. */
export class RoomPage {
  readonly title: Locator;
  readonly timeline: TimelinePart;

  constructor(readonly page: Page) {
    this.title = page.getByRole("heading", { level: 1 });
    this.timeline = new TimelinePart(page);
  }

  panel(title: string): PanelPart {
    return new PanelPart(this.page, title);
  }

  async open(number: number): Promise<void> {
    await this.page.goto(`/incidents/${number}`);
    await expect(this.title).toContainText(`#${number}`);
    await this.timeline.expectLive();
  }

  /** Waits until this room, and the page that stands in for others, could be opened without a line. */
  async expectKept(language = "en"): Promise<void> {
    const { page } = this;
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const [room, other] = await Promise.all(
              [location.pathname, "/offline"].map((path) => caches.match(path, { ignoreVary: true })),
            );
            const isControlled = navigator.serviceWorker.controller !== null;
            return isControlled && room ? ((await other?.text()) ?? "").match(/<html lang="([\w-]+)"/)?.[1] : null;
          }),
        { timeout: 45_000 },
      )
      .toBe(language);
  }

  /** Asks for the data of all panels again. */
  async refreshPanels(): Promise<void> {
    await this.page.getByTestId("data-testid RefreshPicker run button").click();
  }

  get number(): number {
    return Number(/incidents\/(\d+)/.exec(this.page.url())?.[1]);
  }
}
