/** What moves on with the clock: the same panel is asked for under another range each time. */
const MOVING = new Set(["from", "to", "range", "maxDataPoints", "intervalMs"]);

/** Names what a panel was asked for, whatever the time was. `body` is that of a POST. */
export async function panelKey(url: URL, body: string): Promise<string> {
  const search = [...url.searchParams].filter(([name]) => !MOVING.has(name));
  const asked = JSON.stringify([search, withoutTimes(body)]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(asked)));
  return `${url.pathname}?asked=${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function withoutTimes(body: string): unknown {
  try {
    const asked = JSON.parse(body) as Record<string, unknown>;
    return Object.entries(asked)
      .filter(([name]) => !MOVING.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return body;
  }
}
