/** When an answer was kept, in epoch milliseconds; on every answer that does not come from the server. */
const KEPT_AT = "x-kept-at";

/** Looking through a shelf costs more than putting something there. */
const TIDIED_EVERY = 32;

/** A bounded shelf of answers: what was put there longest ago goes first. */
export class KeptAnswers {
  private opening: Promise<Cache> | null = null;
  private puts = 0;

  constructor(
    private readonly caches: CacheStorage,
    private readonly name: string,
    private readonly most: number,
  ) {}

  /** `body`: to be kept in place of the answer's own. What was there under the key goes. */
  async put(key: string, answer: Response, body?: string): Promise<void> {
    const headers = new Headers(answer.headers);
    headers.set(KEPT_AT, String(Date.now()));
    // The body comes unpacked.
    headers.delete("content-encoding");
    headers.delete("content-length");
    const cache = await this.open();
    await cache.put(key, new Response(body ?? answer.body, { status: answer.status, headers }));
    this.puts += 1;
    if (this.puts % TIDIED_EVERY === 1) await this.tidy(cache);
  }

  async get(key: string): Promise<Response | undefined> {
    // Opening would make a shelf that is not there.
    if (!this.opening && !(await this.caches.has(this.name))) return undefined;
    return (await this.open()).match(key, { ignoreVary: true });
  }

  /** The addresses of what is here. */
  async addresses(): Promise<string[]> {
    return (await (await this.open()).keys()).map(({ url }) => url);
  }

  /** Takes away what stands under those addresses that `isMeant` says. */
  async remove(isMeant: (address: string) => boolean): Promise<void> {
    if (!this.opening && !(await this.caches.has(this.name))) return;
    const cache = await this.open();
    const meant = (await this.addresses()).filter(isMeant);
    await Promise.all(meant.map((address) => cache.delete(address, { ignoreVary: true })));
  }

  /** When an answer was kept. */
  static keptAt(answer: Response): number {
    return Number(answer.headers.get(KEPT_AT) ?? 0);
  }

  private open(): Promise<Cache> {
    this.opening ??= this.caches.open(this.name);
    return this.opening;
  }

  private async tidy(cache: Cache): Promise<void> {
    const keys = await cache.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - this.most))) await cache.delete(old);
  }
}
