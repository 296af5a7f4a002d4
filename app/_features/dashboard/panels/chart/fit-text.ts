/** As much of a text as has room, with an ellipsis where something is left out; nothing when not even three letters fit. */
export function fitText(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  let [fits, fails] = [0, text.length];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (widthOf(`${text.slice(0, middle)}…`) <= room) fits = middle;
    else fails = middle;
  }
  return fits >= 3 ? `${text.slice(0, fits).trimEnd()}…` : "";
}
