type Key = RequestInfo | URL;
const nameOf = (key: Key): string => (typeof key === "string" ? key : key instanceof URL ? key.href : key.url);

/** Answers by their address. */
class FakeCache implements Pick<Cache, "match" | "put" | "delete" | "keys"> {
  private readonly answers = new Map<string, Response>();

  match = async (key: Key) => this.answers.get(nameOf(key))?.clone();
  put = async (key: Key, answer: Response) => void this.answers.set(nameOf(key), answer);
  delete = async (key: Key) => this.answers.delete(nameOf(key));
  keys = async () => [...this.answers.keys()].map((url) => ({ url }) as Request);
}

/** A browser's caches, in memory. */
export class FakeCaches implements CacheStorage {
  private readonly caches = new Map<string, FakeCache>();

  has = async (name: string) => this.caches.has(name);
  keys = async () => [...this.caches.keys()];
  delete = async (name: string) => this.caches.delete(name);
  match = async () => undefined;
  async open(name: string): Promise<Cache> {
    const cache = this.caches.get(name) ?? new FakeCache();
    this.caches.set(name, cache);
    return cache as unknown as Cache;
  }
}
