/** A part of a whole in percent, with as many places as tell it from nothing. */
export function shareText(value: number, total: number): string {
  if (!(total > 0) || !Number.isFinite(value)) return "–";
  const percent = (value / total) * 100;
  const places = percent === 0 || percent >= 10 || Number.isInteger(percent) ? 0 : percent >= 1 ? 1 : 2;
  return `${percent.toFixed(places)}%`;
}
