import type { Page } from "@playwright/test";

export interface SeenOn {
  /** From the first byte of the webhook until the frame in which it is drawn. */
  ms: number;
}

interface Watched extends Window {
  seen?: Promise<number>;
}

/** Looks for a text from now on, in each change of the document. */
export function watchFor(page: Page, text: string): Promise<void> {
  return page.evaluate((wanted) => {
    // Without a function that has a name: what names them is not known to the page.
    (window as Watched).seen = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.body.innerText.includes(wanted)) return;
        observer.disconnect();
        // The frame after the change has it on the screen.
        requestAnimationFrame(() => resolve(Date.now()));
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  }, text);
}

/** When it was drawn, by the machine's clock. @throws Error where it was not within the time */
export function seenAt(page: Page, patienceMs: number): Promise<number> {
  return page.evaluate(
    (most) =>
      Promise.race([
        (window as Watched).seen ?? Promise.reject(new Error("Nobody looks")),
        new Promise<never>((_, reject) => setTimeout(() => reject(new Error("It was not drawn in time")), most)),
      ]),
    patienceMs,
  );
}
