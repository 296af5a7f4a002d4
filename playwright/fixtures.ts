import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type BrowserContextOptions, type Page, test as base, expect } from "@playwright/test";
import { Api } from "./api";
import { RoomPage } from "./pages/room-page";
import { SignInPage } from "./pages/sign-in-page";
import { AppProcess } from "./processes/app-process";
import { FaultyLine } from "./processes/faulty-line";
import { GrafanaProcess } from "./processes/grafana-process";
import { PageProblems } from "./watch-page";

export type Role = "admin" | "commander" | "responder" | "viewer";
export type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** What runs for all tests of a worker: the application, its Grafana, and the line between them. */
export interface Product {
  app: AppProcess;
  grafana: GrafanaProcess;
  line: FaultyLine;
}

interface WorkerFixtures {
  product: Product;
  sessions: Map<Role, Session>;
}

interface TestFixtures {
  app: AppProcess;
  url: string;
  problems: PageProblems;
  /** A fresh browser profile with nobody signed in; every page of it is watched. */
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A fresh browser profile of somebody who is signed in. */
  signedIn: (role: Role, options?: BrowserContextOptions) => Promise<BrowserContext>;
  apiOf: (role: Role) => Promise<Api>;
  /** Declares an incident and opens its room. */
  openRoom: (role: Role, number: number, options?: BrowserContextOptions) => Promise<RoomPage>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    async ({}, use) => {
      const grafana = await GrafanaProcess.launch(process.env.SANDBOX_PROMETHEUS_URL);
      const line = await FaultyLine.open(grafana.url);
      const given = process.env.BASE_URL;
      const app = given
        ? AppProcess.running(given)
        : await AppProcess.launch({
            GRAFANA_URL: line.url,
            GRAFANA_TOKEN: grafana.token,
            // The makers of browsers cannot be reached: the tests stand in for them.
            PUSH_SERVICES: "127.0.0.1",
          });
      await use({ app, grafana, line });
      await app.remove();
      await line.close();
      await grafana.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],

  app: async ({ product }, use) => use(product.app),
  url: async ({ app }, use) => use(app.url),

  problems: async ({}, use) => {
    const problems = new PageProblems();
    await use(problems);
    expect(problems.unexpected, "console errors, uncaught errors and CSP reports").toEqual([]);
  },

  newContext: async ({ browser, url, problems }, use) => {
    const open: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: url, ...options });
      open.push(context);
      await problems.watch(context);
      return context;
    });
    for (const context of open) await context.close();
  },

  signedIn: async ({ newContext, sessions }, use) => {
    await use(async (role, options = {}) => {
      const known = sessions.get(role);
      if (known) return newContext({ ...options, storageState: known });
      const first = await newContext();
      const page = await first.newPage();
      await new SignInPage(page).signIn(role);
      const session = await first.storageState();
      sessions.set(role, session);
      await first.close();
      return newContext({ ...options, storageState: session });
    });
  },

  apiOf: async ({ signedIn, url }, use) => {
    await use(async (role) => new Api((await signedIn(role)).request, url));
  },

  openRoom: async ({ signedIn }, use) => {
    await use(async (role, number, options) => {
      const context = await signedIn(role, options);
      const room = new RoomPage(await context.newPage());
      await room.open(number);
      return room;
    });
  },
});

export { expect };

/** Fails with the rules and places that a person with an impairment would stumble over. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    grave.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ target, html }) => `${target} ${html}`) })),
  ).toEqual([]);
}

/** Fails when the page can be moved sideways or out from under its bars, or cuts off what can be reached. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { width, content, below, cut } = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    /** A row of tabs, a table or a code block moves by itself; the page does not. */
    const moves = (element: Element | null): boolean =>
      element !== null &&
      !element.matches("main, body") &&
      ((element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX)) ||
        moves(element.parentElement));
    const reached = [...document.querySelectorAll("a, button, input, select, textarea")].filter((element) => {
      const { left, right, width: wide } = element.getBoundingClientRect();
      return wide > 1 && left < edge && right > edge + 1 && element.checkVisibility() && !moves(element.parentElement);
    });
    const { scrollHeight, clientHeight } = document.documentElement;
    return {
      width: edge,
      below: document.querySelector("main#main") ? scrollHeight - clientHeight : 0,
      content: document.documentElement.scrollWidth,
      cut: reached.map((element) => element.getAttribute("aria-label") ?? element.textContent),
    };
  });
  expect(content).toBeLessThanOrEqual(width);
  expect(below, "pixels of emptiness under the bars that stand still").toBe(0);
  expect(cut, "what can be reached and stands beyond the edge").toEqual([]);
}
