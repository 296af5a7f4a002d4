import type { HeldStorage, KeptHeld } from "@/app/_lib/held-storage";

/** Name of a lock of the browser; its holder alone sends what it names. */
const lockOf = (userId: string, incident: number, key: string) => `held:${userId}:${incident}:${key}`;

/**
 * Keeps messages that wait for their files, so that they outlive the page. Of several pages one has each message; when
 * that page goes away, however it went, the next one takes it up.
 */
export class HeldKeeper {
  /** What this page has, or waits for; the answer lets go of it. */
  private readonly claims = new Map<string, () => void>();
  private isClosed = false;

  constructor(
    private readonly userId: string,
    private readonly incident: number,
    private readonly storage: Pick<HeldStorage, "put" | "remove" | "keys" | "get">,
  ) {}

  /** Hands over what other pages left, now or when they go. */
  async takeUp(restore: (message: KeptHeld) => void): Promise<void> {
    this.isClosed = false;
    const keys = await this.storage.keys().catch(() => []);
    for (const key of keys) if (!this.isClosed && !this.claims.has(key)) void this.takeUpOne(key, restore);
  }

  /** True when it is on disk, with its files. */
  async keep(message: KeptHeld): Promise<boolean> {
    if (!this.claims.has(message.key)) await this.claim(message.key);
    return this.storage.put(message).then(
      () => true,
      () => false,
    );
  }

  /** It went out, or is written on. */
  async forget(key: string): Promise<void> {
    await this.storage.remove(key).catch(() => undefined);
    this.letGo(key);
  }

  /** Other pages may take up what is left. */
  close(): void {
    this.isClosed = true;
    for (const key of this.claims.keys()) this.letGo(key);
  }

  private async takeUpOne(key: string, restore: (message: KeptHeld) => void): Promise<void> {
    if (!(await this.claim(key))) return;
    const message = await this.storage.get(key).catch(() => null);
    if (message && this.claims.has(key)) restore(message);
    else this.letGo(key);
  }

  private letGo(key: string): void {
    this.claims.get(key)?.();
    this.claims.delete(key);
  }

  /** True once no other page has it; false when it was let go of before. */
  private claim(key: string): Promise<boolean> {
    return new Promise((answer) => {
      const left = new AbortController();
      this.claims.set(key, () => left.abort());
      // Where there are no locks the message's key keeps it from being stored twice.
      if (typeof navigator === "undefined" || !navigator.locks) return answer(true);
      const has = () => {
        answer(true);
        return new Promise<void>((done) => left.signal.addEventListener("abort", () => done()));
      };
      navigator.locks
        .request(lockOf(this.userId, this.incident, key), { signal: left.signal }, has)
        .catch(() => answer(false));
    });
  }
}
