import type { Locator, Page } from "@playwright/test";

/** The settings' list of sources, and the page of one. */
export class AlertSourcesPage {
  /** What a mapping makes of the sample. */
  readonly preview: Locator;

  constructor(readonly page: Page) {
    this.preview = page.getByRole("region", { name: "What it makes" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/alert-sources");
  }

  /** Makes a source as it is proposed, and leaves the dialog with its secret open. */
  async create(kind: RegExp, name: string): Promise<{ url: string; secret: string }> {
    await this.page.getByRole("button", { name: "Add a source" }).click();
    await this.page.getByRole("button", { name: kind }).click();
    await this.page.getByLabel("Name", { exact: true }).fill(name);
    await this.page.getByRole("button", { name: "Make the address" }).click();
    const values = this.page.getByRole("dialog").getByRole("definition").getByRole("code");
    await values.nth(1).waitFor();
    return { url: await values.nth(0).innerText(), secret: await values.nth(1).innerText() };
  }

  /** Puts a text in place of the mapping. */
  async write(mapping: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Expression" }).click();
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.insertText(mapping);
  }
}
