/** An element of SVG with its attributes. */
export function svg<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Record<string, string>) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The area under a course, in a box of 100 by 100. Gaps are passed over. */
export function coursePath(course: readonly (number | null)[]): string {
  const known = course.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const points = course.flatMap((value, at) =>
    value === null
      ? []
      : [
          `${((at / Math.max(1, course.length - 1)) * 100).toFixed(1)} ${(98 - ((value - low) / span) * 96).toFixed(1)}`,
        ],
  );
  return `M0 100L${points.join("L")}L100 100`;
}

const RADIUS = 48;
/** A gauge starts and ends this far from straight down. */
const OPEN = Math.PI / 3;

/** The arc of a gauge up to a share of it, in a box of 120 by 104. */
export function gaugeArc(share: number): string {
  const angle = OPEN + Math.min(1, Math.max(0, share)) * (2 * Math.PI - 2 * OPEN);
  const at = (turn: number) =>
    `${(60 - RADIUS * Math.sin(turn)).toFixed(2)} ${(58 + RADIUS * Math.cos(turn)).toFixed(2)}`;
  return `M${at(OPEN)}A${RADIUS} ${RADIUS} 0 ${angle - OPEN > Math.PI ? 1 : 0} 1 ${at(angle)}`;
}
