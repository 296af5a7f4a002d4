const PICTURES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

/** True for a picture of points, which a browser only ever draws. */
export function isPicture(mediaType: string): boolean {
  return PICTURES.has(mediaType);
}
