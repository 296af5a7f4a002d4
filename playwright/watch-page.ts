import type { BrowserContext } from "@playwright/test";

/** What went wrong on the pages of a test: console errors, uncaught errors, and reports of the content security policy. */
export class PageProblems {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  /** Names what the test provokes on purpose, such as a lost line. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  get unexpected(): string[] {
    return this.seen.filter((problem) => !this.expected.some((pattern) => pattern.test(problem)));
  }

  async watch(context: BrowserContext): Promise<void> {
    context.on("console", (message) => {
      const { url } = message.location();
      // A browser guesses at an icon where a page names none.
      if (message.type() !== "error" || url.endsWith("/favicon.ico")) return;
      this.seen.push(`console: ${message.text()} (${url})`);
    });
    context.on("weberror", (error) => this.seen.push(`uncaught: ${error.error().message}`));
    await context.exposeBinding("reportViolation", (_, text: string) => this.seen.push(`csp: ${text}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const { reportViolation } = window as unknown as { reportViolation(text: string): void };
        reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
  }
}

/** The browser looks for a newer service worker by itself. */
const FETCHING_SCRIPT = /unknown error occurred when fetching the script/;
/** Console lines of a browser whose server is away; the page itself must say it in words. */
export const LINE_LOST = [
  /net::ERR_/,
  /WebSocket connection/,
  /Failed to load resource/,
  /Failed to fetch/,
  FETCHING_SCRIPT,
];
