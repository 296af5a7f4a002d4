/** A run of text with one look; `color` is a hue of Grafana's palette. */
export interface AnsiSpan {
  text: string;
  color?: string;
  bold?: boolean;
}

/** Black and white would vanish in one of the themes; cyan has no hue of its own. */
const COLORS = [undefined, "red", "green", "yellow", "blue", "purple", "blue", undefined];
const ESCAPES = /\u001b\[([0-9;]*)m/;
/** Everything else that a terminal obeys: cursor, titles, links. */
const OTHERS = /\u001b(?:\[[0-9;?]*[ -/]*[@-ln-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[()][A-Z0-9])/g;

function look(codes: string, before: Omit<AnsiSpan, "text">): Omit<AnsiSpan, "text"> {
  let { color, bold } = before;
  const numbers = codes === "" ? [0] : codes.split(";").map(Number);
  for (let at = 0; at < numbers.length; at++) {
    const code = numbers[at] ?? 0;
    if (code === 0) [color, bold] = [undefined, undefined];
    else if (code === 1) bold = true;
    else if (code === 22) bold = undefined;
    else if (code === 39) color = undefined;
    else if (code >= 30 && code <= 37) color = COLORS[code - 30];
    else if (code >= 90 && code <= 97) color = COLORS[code - 90];
    else if (code === 38 || code === 48) at += numbers[at + 1] === 5 ? 2 : 4;
  }
  return { color, bold };
}

/** The text of a terminal as runs with a colour; what else the terminal obeys is left out. */
export function ansiSpans(line: string): AnsiSpan[] {
  if (!line.includes("\u001b")) return [{ text: line }];
  const parts = line.replace(OTHERS, "").split(ESCAPES);
  const spans: AnsiSpan[] = [];
  let now: Omit<AnsiSpan, "text"> = {};
  parts.forEach((part, index) => {
    if (index % 2 === 1) now = look(part, now);
    else if (part !== "") spans.push({ text: part, ...now });
  });
  return spans;
}
