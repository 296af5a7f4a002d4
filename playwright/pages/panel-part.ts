import { type Locator, type Page, expect } from "@playwright/test";

/** One panel of the room's dashboard, by its title. */
export class PanelPart {
  readonly frame: Locator;
  readonly canvas: Locator;

  constructor(page: Page, title: string) {
    this.frame = page.getByTestId(`data-testid Panel header ${title}`);
    this.canvas = this.frame.locator("canvas").first();
  }

  async show(): Promise<void> {
    await this.frame.scrollIntoViewIfNeeded();
    await expect(this.frame).toBeVisible();
  }

  /** How many different colours the drawing has: a blank one has one. */
  async colours(): Promise<number> {
    await expect(this.canvas).toBeVisible();
    return this.canvas.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const data = (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] !== 0) seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      }
      return seen.size;
    });
  }

  async expectDrawn(): Promise<void> {
    await this.show();
    await expect.poll(() => this.colours(), { timeout: 30_000 }).toBeGreaterThan(3);
  }
}
