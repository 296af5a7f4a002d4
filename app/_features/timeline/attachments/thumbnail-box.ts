export interface Box {
  width: number;
  height: number;
}

const WIDTH_MAX = 320;
const HEIGHT_MAX = 220;
/** What is thinner than that cannot be seen or pressed. */
const EDGE_MIN = 44;

/** The place that a picture takes in the timeline, known before it has loaded, so that nothing jumps. */
export function thumbnailBox({ width, height }: Box): Box {
  const scale = Math.min(1, WIDTH_MAX / width, HEIGHT_MAX / height);
  const edge = (length: number, most: number) => Math.round(Math.min(most, Math.max(EDGE_MIN, length * scale)));
  return { width: edge(width, WIDTH_MAX), height: edge(height, HEIGHT_MAX) };
}
