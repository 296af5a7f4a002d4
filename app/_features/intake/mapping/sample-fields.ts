const MOST = 300;
const PLAIN = /^[A-Za-z_]\w*$/;

/** Names of the fields in a sample, as an expression writes them; none of what is no JSON. */
export function sampleFields(sample: string): string[] {
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, each] of Object.entries(value)) {
      if (names.size >= MOST) return;
      if (!Array.isArray(value)) names.add(PLAIN.test(name) ? name : `\`${name}\``);
      collect(each);
    }
  };
  try {
    collect(JSON.parse(sample));
  } catch {
    return [];
  }
  return [...names];
}
