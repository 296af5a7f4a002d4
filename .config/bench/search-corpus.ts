/** Numbers that are the same in each run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const COMMON = [
  "the",
  "is",
  "pool",
  "checkout",
  "latency",
  "error",
  "deploy",
  "rollback",
  "pod",
  "timeout",
  "database",
];
const CHINESE = [
  "資料庫",
  "連線",
  "逾時",
  "部署",
  "回滾",
  "延遲",
  "錯誤",
  "結帳",
  "服務",
  "重新啟動",
  "正常",
  "檢查",
  "流量",
];
const VOCABULARY = 30_000;
/** A word that only one old incident ever used, and used all the time. */
export const BURST = "brownout";

/** Word number n; low numbers are used often. */
const wordAt = (n: number) => COMMON[n] ?? `w${n.toString(36)}x`;
/** Zipf: the n-th word is used about 1/n as often as the first. */
const rank = (random: () => number) => Math.floor(Math.exp(random() * Math.log(VOCABULARY))) - 1;

/** What people write in incidents, as far as searching it is concerned: common and rare words, a fifth in Chinese. */
export function messageAt(random: () => number, isBurst: boolean): string {
  if (random() < 0.2) {
    const parts = Array.from(
      { length: 3 + Math.floor(random() * 5) },
      () => CHINESE[Math.floor(random() * CHINESE.length)],
    );
    return `${parts.join("")}${isBurst ? ` ${BURST}` : ""}`;
  }
  const words = Array.from({ length: 5 + Math.floor(random() * 15) }, () => wordAt(rank(random)));
  return `${words.join(" ")}${isBurst ? ` ${BURST}` : ""}`;
}

/** 200 searches: one word, two, phrases, beginnings, Chinese, one person, one incident; common, rare and unknown ones. */
export function searchesOf(random: () => number, usernames: readonly string[]): string[] {
  const any = () => wordAt(rank(random));
  const rare = () => wordAt(1_000 + Math.floor(random() * (VOCABULARY - 1_000)));
  const chinese = () => CHINESE[Math.floor(random() * CHINESE.length)] ?? "";
  const kinds = [
    () => `${any()} `,
    () => `${any()} ${any()} `,
    () => `${rare()} `,
    () => `${any()} ${rare()} `,
    () => `"${any()} ${any()}"`,
    () => any().slice(0, 4),
    () => chinese(),
    () => `${chinese()}${chinese()}`,
    () => `${any()} from:${usernames[Math.floor(random() * usernames.length)]}`,
    () => `in:${1 + Math.floor(random() * 20)} ${any()} `,
    () => `${COMMON[0]} -${COMMON[1]} `,
    () => `${BURST} ${any()} `,
    () => "neverwritten ",
  ];
  return Array.from({ length: 200 }, (_, n) => (kinds[n % kinds.length] ?? any)());
}
