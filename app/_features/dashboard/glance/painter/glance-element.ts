import type { Glance } from "@/server/glance/contract";
import { GLANCE_STYLE } from "./glance-style";
import { paintGlance } from "./paint-glance";

/** Marks of the performance timeline, for those who measure. */
const PAINTED = "glance-painted";

/**
 * `<first-glance src>`: fetches the first screen of a dashboard and paints it. What stands between its tags is
 * shown until then. It says once how it went: a `glance` event with `{ painted: boolean }`, which is also kept in its
 * `outcome`, for those who come to listen later.
 */
export class GlanceElement extends HTMLElement {
  outcome: { painted: boolean } | null = null;
  private readonly ended = new AbortController();

  connectedCallback(): void {
    const { signal } = this.ended;
    const painted = this.whenShown(signal).then(() => this.paint(signal));
    void painted.then(
      () => this.settle(true),
      () => !signal.aborted && this.settle(false),
    );
  }

  disconnectedCallback(): void {
    this.ended.abort();
  }

  /** A phone keeps it in a tab that nobody may ever open: there it asks for nothing. */
  private whenShown(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const sizes = new ResizeObserver(() => {
        if (this.clientWidth === 0) return;
        sizes.disconnect();
        resolve();
      });
      sizes.observe(this);
      signal.addEventListener("abort", () => sizes.disconnect());
    });
  }

  private async paint(signal: AbortSignal): Promise<void> {
    const response = await fetch(this.getAttribute("src") ?? "", { signal, headers: { accept: "application/json" } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const glance = (await response.json()) as Glance;
    if (signal.aborted || !glance.panels.some(({ content }) => content.kind !== "wait")) throw new Error("nothing");
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const style = document.createElement("style");
    style.textContent = GLANCE_STYLE;
    // The dashboard that follows says the same, and more: nobody has to hear it twice.
    const stage = document.createElement("div");
    stage.ariaHidden = "true";
    root.replaceChildren(style, stage);
    paintGlance(stage, glance, getComputedStyle(this).colorScheme === "light" ? "light" : "dark");
    requestAnimationFrame(() => performance.mark(PAINTED));
  }

  private settle(painted: boolean): void {
    this.outcome = { painted };
    this.dispatchEvent(new CustomEvent("glance", { detail: this.outcome }));
  }
}
