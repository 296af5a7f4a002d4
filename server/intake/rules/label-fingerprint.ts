const OFFSET = { high: 0xcbf29ce4, low: 0x84222325 };
/** The prime is 2^40 + 0x1b3. */
const PRIME_LOW = 0x1b3;
const SEPARATOR = 255;
const TWO_32 = 2 ** 32;

/**
 * Fingerprint of a set of labels as Prometheus computes it (`LabelSet.Fingerprint` of prometheus/common): FNV-1a of 64
 * bits over `name 0xff value 0xff` of every label, by name, as 16 hexadecimal digits.
 */
export function labelFingerprint(labels: Readonly<Record<string, string>>): string {
  const encoder = new TextEncoder();
  let { high, low } = OFFSET;
  const add = (byte: number) => {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME_LOW;
    high = (((high * PRIME_LOW) % TWO_32) + Math.floor(product / TWO_32) + ((mixed << 8) >>> 0)) % TWO_32;
    low = product % TWO_32;
  };
  for (const name of Object.keys(labels).toSorted()) {
    for (const byte of encoder.encode(name)) add(byte);
    add(SEPARATOR);
    for (const byte of encoder.encode(labels[name])) add(byte);
    add(SEPARATOR);
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}
