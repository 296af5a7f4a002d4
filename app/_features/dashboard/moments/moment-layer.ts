import { dateTimeFormat } from "@grafana/data";
import type uPlot from "uplot";
import { moments } from "@/app/_lib/moments";
import { placeTicks, type Tick } from "@/app/_lib/place-ticks";
import styles from "./moments.module.css";

/** Below this a pointer is on the ticks and not on the values. */
const TICKS_PX = 12;
const REACH_PX = 6;
/** A click moves less than this; a drag zooms. */
const CLICK_PX = 4;
/** Of many moments in one place these are named. */
const NAMED = 4;

const element = (className: string | undefined): HTMLDivElement => {
  const made = document.createElement("div");
  made.className = className ?? "";
  // The conversation says the same, where it can be read.
  made.setAttribute("aria-hidden", "true");
  return made;
};

/**
 * Lines and ticks over one plot, outside of React: they follow the pointer over a long conversation, on every chart of
 * the page at once. A click with Alt, Control or Command, or Enter on the keyboard's cursor, goes to that time.
 */
export class MomentLayer {
  private readonly hovered = new Line("hovered");
  private readonly followed = new Line("followed");
  private readonly ticks = element(styles.ticks);
  private readonly words = element(styles.words);
  private readonly abort = new AbortController();
  private readonly stop: () => void;
  private placed: readonly Tick[] = [];
  private placedFor = "";
  private downAt = 0;

  constructor(
    private readonly plot: uPlot,
    private readonly timeZone: string,
  ) {
    this.words.hidden = true;
    plot.over.append(this.ticks, this.hovered.line, this.followed.line, this.words);
    const { signal } = this.abort;
    plot.over.addEventListener("mousemove", (event) => this.nameTick(event), { signal });
    plot.over.addEventListener("mouseleave", () => this.leave(), { signal });
    // Before those of the plot, which would pin its tooltip.
    plot.root.addEventListener("mousedown", ({ clientX }) => (this.downAt = clientX), { signal, capture: true });
    plot.root.addEventListener("click", (event) => this.click(event), { signal, capture: true });
    const focused = plot.root.closest<HTMLElement>("[tabindex]");
    focused?.addEventListener("keydown", (event) => this.key(event, focused), { signal });
    this.stop = moments.subscribe(() => this.place());
    this.place();
  }

  close(): void {
    this.abort.abort();
    this.stop();
    for (const made of [this.ticks, this.hovered.line, this.followed.line, this.words]) made.remove();
  }

  place(): void {
    const { hovered, followed } = moments.snapshot();
    const clock = (at: number) => dateTimeFormat(at, { timeZone: this.timeZone, format: "HH:mm:ss" });
    this.hovered.place(this.plot, hovered, hovered === null ? "" : clock(hovered));
    this.followed.place(this.plot, followed?.at ?? null, followed?.name ?? "");
    this.placeTicks();
  }

  /** Others may follow where the reader points; what only follows another chart tells nothing. */
  tellPointer(): void {
    const { left = -1, event } = this.plot.cursor;
    if (event) moments.point(left < 0 ? null : this.plot.posToVal(left, "x"));
  }

  private placeTicks(): void {
    const { key, showsKey } = moments.snapshot();
    const { min, max } = this.plot.scales.x ?? {};
    const width = this.plot.over.clientWidth;
    const isShown = showsKey && min !== undefined && min !== null && max !== undefined && max !== null;
    const placedFor = isShown ? `${min} ${max} ${width} ${key.length} ${key.at(-1)?.seq} ${key.at(-1)?.text}` : "";
    if (placedFor === this.placedFor) return;
    this.placedFor = placedFor;
    this.placed = isShown ? placeTicks(key, { from: min, to: max }, width) : [];
    this.words.hidden = true;
    this.ticks.replaceChildren(
      ...this.placed.map(({ left, moments: held }) => {
        const tick = element(styles.tick);
        tick.dataset.tick = held.length > 1 && held.some(({ kind }) => kind !== held[0]?.kind) ? "many" : held[0]?.kind;
        tick.style.left = `${left}px`;
        return tick;
      }),
    );
  }

  private nameTick({ clientX, clientY }: MouseEvent): void {
    if (this.placed.length === 0) return;
    const { left, top } = this.plot.over.getBoundingClientRect();
    const x = clientX - left;
    const near = clientY - top < TICKS_PX ? this.placed.find((tick) => Math.abs(tick.left - x) <= REACH_PX) : undefined;
    this.words.hidden = near === undefined;
    if (!near) return;
    const named = near.moments.slice(0, NAMED).map(({ at, text }) => {
      const line = document.createElement("div");
      line.textContent = `${dateTimeFormat(at, { timeZone: this.timeZone, format: "HH:mm:ss" })}  ${text}`;
      return line;
    });
    const more = near.moments.length - named.length;
    this.words.replaceChildren(...named, ...(more > 0 ? [document.createTextNode(`+${more}`)] : []));
    const isRight = near.left > this.plot.over.clientWidth / 2;
    this.words.style.left = isRight ? "" : `${near.left}px`;
    this.words.style.right = isRight ? `${this.plot.over.clientWidth - near.left}px` : "";
  }

  private leave(): void {
    this.words.hidden = true;
    moments.point(null);
  }

  private click(event: MouseEvent): void {
    const isMeant = event.altKey || event.metaKey || event.ctrlKey;
    if (!isMeant || !moments.snapshot().canPick || Math.abs(event.clientX - this.downAt) > CLICK_PX) return;
    const x = event.clientX - this.plot.over.getBoundingClientRect().left;
    if (x < 0 || x > this.plot.over.clientWidth) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    moments.pick(this.plot.posToVal(x, "x"));
  }

  private key(event: KeyboardEvent, focused: HTMLElement): void {
    const { left = -1 } = this.plot.cursor;
    if (event.key !== "Enter" || event.target !== focused || left < 0 || !moments.snapshot().canPick) return;
    event.preventDefault();
    moments.pick(this.plot.posToVal(left, "x"));
  }
}

/** A vertical line with a word at its top. */
class Line {
  readonly line = element(styles.line);
  private readonly label = element(styles.label);

  constructor(of: "hovered" | "followed") {
    this.line.dataset.moment = of;
    this.line.append(this.label);
    this.line.hidden = true;
  }

  place(plot: uPlot, at: number | null, text: string): void {
    const { min, max } = plot.scales.x ?? {};
    const isInside = at !== null && typeof min === "number" && typeof max === "number" && at >= min && at <= max;
    this.line.hidden = !isInside;
    if (!isInside) return;
    const left = plot.valToPos(at, "x");
    this.line.style.transform = `translateX(${left}px)`;
    this.label.textContent = text;
    this.label.classList.toggle(styles.flipped ?? "", left > plot.over.clientWidth - 80);
  }
}
