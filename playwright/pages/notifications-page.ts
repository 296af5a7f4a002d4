import { type BrowserContext, type CDPSession, type Locator, type Page, expect } from "@playwright/test";
import type { PushService } from "../processes/push-service";

interface Shown {
  title: string;
  body: string;
  tag: string;
}

/** What a person is told in their browser, and their choices. */
export class NotificationsPage {
  readonly thisBrowser: Locator;
  readonly devices: Locator;
  /** This browser among them. */
  readonly here: Locator;

  constructor(readonly page: Page) {
    this.thisBrowser = page.getByRole("switch", { name: "Tell me in this browser" });
    this.devices = page.getByRole("region", { name: "Your browsers" }).getByRole("listitem");
    this.here = this.devices.filter({ hasText: "This one" });
  }

  /** Has the browser subscribe at `service` instead of its maker's; null: the network does not let it. */
  static async subscribeAt(context: BrowserContext, service: PushService | null): Promise<void> {
    const given = service && { endpoint: service.endpoint, keys: service.keys };
    await context.addInitScript((known) => {
      const kept = () => sessionStorage.getItem("test-subscription") === "1";
      const subscriptionOf = (options: PushSubscriptionOptionsInit | null) => ({
        endpoint: known?.endpoint,
        options: { applicationServerKey: options?.applicationServerKey ?? new Uint8Array(65) },
        toJSON: () => known,
        unsubscribe: async () => (sessionStorage.removeItem("test-subscription"), true),
      });
      let last: PushSubscriptionOptionsInit | null = null;
      PushManager.prototype.subscribe = async (options = {}) => {
        if (!known) throw new DOMException("Registration failed - push service error", "AbortError");
        sessionStorage.setItem("test-subscription", "1");
        last = options;
        return subscriptionOf(options) as unknown as PushSubscription;
      };
      PushManager.prototype.getSubscription = async () =>
        kept() ? (subscriptionOf(last) as unknown as PushSubscription) : null;
    }, given);
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/notifications");
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText("Notifications");
  }

  async turnOn(): Promise<void> {
    await this.thisBrowser.click();
    await expect(this.thisBrowser).toBeChecked();
    await expect(this.here).toHaveCount(1);
  }

  /** Hands the worker what the push service was sent, as the browser does. */
  async deliver(data: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const registrationId = await registrationOf(session);
    const origin = new URL(this.page.url()).origin;
    await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
    await session.detach();
  }

  /** Notifications that stand on the screen. */
  shown(): Promise<Shown[]> {
    return this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const all = await registration.getNotifications();
      return all.map(({ title, body, tag }) => ({ title, body, tag }));
    });
  }
}

async function registrationOf(session: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const first = registrations.find(({ isDeleted }) => !isDeleted);
      if (first) resolve(first.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  return found;
}
