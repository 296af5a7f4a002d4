/** A number in [0, 1) that depends only on its integer arguments: the source of all chance in the shop. */
export function hashUnit(seed: number, a: number, b = 0, c = 0): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul((h ^ (a | 0)) + (Math.floor(a / 4294967296) | 0), 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h ^ (b | 0), 0x27d4eb2f);
  h ^= h >>> 13;
  h = Math.imul(h ^ (c | 0), 0x165667b1);
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  return (h >>> 0) / 4294967296;
}
