/** FNV-1 hash of a text in hexadecimal, which Grafana's plugins use to tell log lines of one moment apart. */
export function fnv32(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash, 0x01000193) ^ byte;
  return (hash >>> 0).toString(16);
}
