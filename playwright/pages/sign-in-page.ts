import { type Locator, type Page, expect } from "@playwright/test";

const PASSWORD = "warroom";

/** From nobody to somebody: the application's page, the provider's page, and back. */
export class SignInPage {
  readonly continue: Locator;
  readonly username: Locator;
  readonly password: Locator;

  constructor(readonly page: Page) {
    this.continue = page.getByRole("button", { name: /Keycloak/ });
    this.username = page.getByLabel(/^(User name|使用者名稱)$/);
    this.password = page.getByLabel(/^(Password|密碼)$/);
  }

  async signIn(username: string, landing: RegExp = /\/incidents/): Promise<void> {
    await this.page.goto("/incidents");
    await this.page.waitForURL(/\/sign-in/);
    await this.continue.click();
    await this.username.fill(username);
    await this.password.fill(PASSWORD);
    await this.password.press("Enter");
    await this.page.waitForURL(landing);
    await expect(this.page.getByRole("main")).toBeVisible();
  }
}
