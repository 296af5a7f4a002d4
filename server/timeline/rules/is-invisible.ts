/**
 * Characters that show nothing by themselves: spaces, format and control characters (Unicode general categories Z, Cf,
 * Cc), variation selectors, and the fillers and blanks that are letters or symbols by category only.
 */
const INVISIBLE =
  /[\p{Z}\p{Cf}\p{Cc}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** True when a reader would see nothing. */
export function isInvisible(text: string): boolean {
  return text.replace(INVISIBLE, "") === "";
}
