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

  /** Asks for the data of all panels again. */
  async refreshPanels(): Promise<void> {
    await this.page.getByTestId("data-testid RefreshPicker run button").click();
  }

  get number(): number {
    return Number(/incidents\/(\d+)/.exec(this.page.url())?.[1]);
  }
}
