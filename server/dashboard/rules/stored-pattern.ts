/** Longest pattern that is run here, so that none takes for ever. */
const LONGEST = 500;

/** A pattern as dashboards store it, `/text/flags`, or a text that has to fit wholly; null for none or a broken one. */
export function storedPattern(text: string): RegExp | null {
  if (text === "" || text.length > LONGEST) return null;
  const parts = /^\/(.*)\/([gimsuy]*)$/s.exec(text);
  try {
    return parts ? new RegExp(parts[1] ?? "", parts[2]) : new RegExp(`^(?:${text})$`);
  } catch {
    return null;
  }
}
