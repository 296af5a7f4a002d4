/** Events on `window` by which any part of a page opens what stands over all pages. */
export const OPEN_HELP = "open-help";
export const OPEN_PALETTE = "open-palette";

export const openHelp = (): boolean => window.dispatchEvent(new Event(OPEN_HELP));
export const openPalette = (): boolean => window.dispatchEvent(new Event(OPEN_PALETTE));
