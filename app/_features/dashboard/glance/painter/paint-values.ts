import type { GlanceValues } from "@/server/glance/contract";
import { colorOf, contrastOf, type PainterTheme } from "./color-of";
import { coursePath, gaugeArc, svg } from "./shapes";

type Value = GlanceValues["values"][number];

function element(className: string, text = ""): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  made.textContent = text;
  return made;
}

function bar(share: number): HTMLElement {
  const made = element("bar");
  const part = element("part");
  part.style.width = `${(share * 100).toFixed(1)}%`;
  made.append(part);
  return made;
}

function gauge({ text, share }: Value): SVGElement {
  const made = svg("svg", { class: "arc", viewBox: "0 0 120 104" });
  const words = svg("text", { x: "60", y: "68" });
  words.textContent = text;
  made.append(svg("path", { d: gaugeArc(1) }), svg("path", { class: "share", d: gaugeArc(share ?? 0) }), words);
  return made;
}

function cell(value: Value, look: GlanceValues["look"], longest: number): HTMLElement {
  const { name, text, share, course } = value;
  const made = element("value");
  if (course) {
    const drawn = svg("svg", { class: "course", viewBox: "0 0 100 100", preserveAspectRatio: "none" });
    drawn.append(svg("path", { d: coursePath(course) }));
    made.append(drawn);
  }
  if (name) made.append(element("name", name));
  if (look === "gauge") return (made.append(gauge(value)), made);
  const number = element("number", text);
  number.style.setProperty("--length", String(Math.max(3, longest)));
  if (look === "bargauge" && share !== null) made.append(bar(share));
  made.append(number);
  return made;
}

/** Writes single values into an element: large, on an arc, or as bars. */
export function paintValues(into: HTMLElement, { look, values, filled }: GlanceValues, theme: PainterTheme): void {
  into.classList.add("values", look);
  const longest = Math.max(...values.map(({ text }) => text.length));
  for (const value of values) {
    const made = cell(value, look, longest);
    const color = colorOf(value.color, theme);
    made.style.setProperty("--color", color);
    made.style.setProperty("--contrast", contrastOf(color));
    if (filled) made.classList.add("filled");
    into.append(made);
  }
}
