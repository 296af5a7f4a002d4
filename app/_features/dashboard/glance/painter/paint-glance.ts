import type { Glance, GlanceLines, GlancePanel } from "@/server/glance/contract";
import { colorOf } from "./color-of";
import { paintLines, type Surface } from "./paint-lines";
import { paintValues } from "./paint-values";

/** The grid that follows: 24 columns and rows of 30 pixels, with 8 pixels between them. */
const COLUMNS = 24;
const GAP_PX = 8;
const ROW_PX = 30 + GAP_PX;
/** Under this width panels stand in one column, as the grid that follows does it. */
const NARROW_PX = 768;

function add(into: Element, tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  into.append(made);
  return made;
}

function legend(into: Element, { series, legend: side }: GlanceLines, surface: Surface): void {
  if (side === "none") return;
  const list = add(into, "ul", `legend ${side}`);
  for (const { name, color } of series) {
    const item = add(list, "li", "");
    add(item, "i", "").style.background = colorOf(color, surface.theme);
    item.append(name);
  }
}

function paintPanel(grid: Element, panel: GlancePanel, narrow: boolean, surface: Surface): void {
  const { title, x, y, w, h, content, transparent } = panel;
  const box = add(grid, "div", transparent ? "panel transparent" : "panel");
  box.style.height = `${h * ROW_PX - GAP_PX}px`;
  if (!narrow) {
    const column = (grid.clientWidth - GAP_PX * (COLUMNS - 1)) / COLUMNS + GAP_PX;
    box.style.left = `${Math.round(x * column)}px`;
    box.style.width = `${Math.round(w * column - GAP_PX)}px`;
    box.style.top = `${y * ROW_PX}px`;
  }
  if (title) add(box, "div", "title", title);
  const body = add(box, "div", `body ${content.kind} ${content.kind === "lines" ? content.legend : ""}`);
  if (content.kind === "values") return paintValues(body, content, surface.theme);
  if (content.kind === "wait") return void add(body, "div", "waiting");
  const plot = add(body, "div", "plot");
  legend(body, content, surface);
  paintLines(plot, content, surface);
}

function controls(into: Element, { controls: all, hasTimeControls }: Glance): void {
  const line = add(into, "div", "controls");
  for (const { label, text, multi } of all) {
    const control = add(line, "div", "control");
    add(control, "span", "label", label);
    add(control, "span", text === null ? "switch" : multi ? "text multi" : "text", text ?? "");
  }
  if (hasTimeControls) add(line, "div", "time");
}

/** Draws the first screen of a dashboard into an element that is in the page. */
export function paintGlance(into: HTMLElement, glance: Glance, theme: Surface["theme"]): void {
  const surface = { theme, range: glance.range, timeZone: glance.timeZone };
  const narrow = into.clientWidth < NARROW_PX;
  controls(into, glance);
  const grid = add(into, "div", narrow ? "grid narrow" : "grid");
  const bottom = glance.panels.reduce((least, { y, h }) => Math.max(least, y + h), 0);
  if (!narrow) grid.style.height = `${bottom * ROW_PX}px`;
  const titles = glance.rows.map((row) => ({ at: row.y, paint: () => rowTitle(grid, row, narrow) }));
  const panels = glance.panels.map((panel) => ({ at: panel.y, paint: () => paintPanel(grid, panel, narrow, surface) }));
  for (const { paint } of [...titles, ...panels].sort((a, b) => a.at - b.at)) paint();
}

function rowTitle(grid: Element, { title, y }: Glance["rows"][number], narrow: boolean): void {
  const line = add(grid, "div", "title row", title);
  if (!narrow) line.style.top = `${y * ROW_PX}px`;
}
