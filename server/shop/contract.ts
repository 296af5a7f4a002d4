/** The sandbox's shop, to practise on. Times are ISO 8601 in UTC. */
export interface ShopState {
  /** `broken` from a bad release on, `healing` while its alerts have not ended after it was rolled back. */
  condition: "well" | "broken" | "healing";
  /** Since when it is so; null where nothing was released within two hours. */
  since: string | null;
  /** The running version of checkout. */
  version: string;
  /** Alerts that fire now. */
  firing: number;
  /** When the first alert begins to fire that waits for its time; null while none waits. */
  firesAt: string | null;
  /** When it breaks or heals by itself the next time. */
  nextAt: string | null;
  /** Whoever asks may break and heal it. */
  canChange: boolean;
}
