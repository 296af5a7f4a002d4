import { KeptAnswers } from "./kept-answers";

const PREFIX = "assets-";
const MOST = 500;
/** Which build of the application answered; see `server/http-handler.ts`. */
const BUILD = "x-build";
/** Addresses of files in the text of a page. */
const IN_PAGE = /\/(?:_next\/static\/[\w./~%-]+\.(?:js|css|woff2)|icon\.svg\?[\w.]+)/g;

/**
 * Files that never change under their address, and the offline page with them: one shelf for the build that is
 * served, one for the build before it, whose pages may still be open.
 */
export class KeptAssets {
  /** Oldest first. */
  private shelves: Promise<Shelf[]>;

  constructor(private readonly caches: CacheStorage) {
    this.shelves = this.left();
  }

  /** A page of some build has been answered: what belongs to builds before the last one goes. */
  async arrived(answer: Response): Promise<void> {
    const build = answer.headers.get(BUILD);
    const shelves = await this.shelves;
    const name = `${PREFIX}${build}`;
    if (!build || shelves.at(-1)?.name === name) return;
    const others = shelves.filter((each) => each.name !== name);
    const next = [...others.slice(-1), shelves.find((each) => each.name === name) ?? (await this.shelf(name))];
    this.shelves = Promise.resolve(next);
    await Promise.all(others.slice(0, -1).map((old) => this.caches.delete(old.name)));
  }

  /** First what is kept: it cannot have changed. */
  async answer(request: Request): Promise<Response> {
    const found = await this.get(request.url);
    if (found) return found;
    const answer = await fetch(request);
    void this.put(request.url, answer.clone());
    return answer;
  }

  async get(key: string): Promise<Response | undefined> {
    for (const { known, answers } of await this.candidates(key)) {
      const found = known.has(key) ? await answers.get(key) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  async put(key: string, answer: Response): Promise<void> {
    const newest = (await this.shelves).at(-1);
    const isWhole = answer.status === 200 && answer.type === "basic" && !answer.redirected;
    if (!newest || !isWhole || answer.headers.has("set-cookie")) return;
    await newest.answers.put(key, answer);
    newest.known.add(key);
  }

  /** Takes in what is not here yet: the files that a page names, and others by their address. */
  async fill(page: string, others: readonly string[] = []): Promise<void> {
    const { origin } = location;
    const addresses = new Set([...page.matchAll(IN_PAGE)].map(([path]) => new URL(path, origin).href));
    for (const each of others) addresses.add(each);
    for (const address of addresses) {
      if ((await this.candidates(address)).some(({ known }) => known.has(address))) continue;
      await fetch(address).then(
        (answer) => this.put(address, answer),
        () => undefined,
      );
    }
  }

  /** Where a file may be, the newest first. */
  private async candidates(key: string): Promise<Shelf[]> {
    const newestFirst = (await this.shelves).toReversed();
    // Only these have the build in their name; the same address may hold something else in the next one.
    return key.includes("/_next/static/") ? newestFirst : newestFirst.slice(0, 1);
  }

  private async left(): Promise<Shelf[]> {
    const names = (await this.caches.keys()).filter((name) => name.startsWith(PREFIX));
    return Promise.all(names.map((name) => this.shelf(name)));
  }

  private async shelf(name: string): Promise<Shelf> {
    const answers = new KeptAnswers(this.caches, name, MOST);
    return { name, answers, known: new Set(await answers.addresses()) };
  }
}

interface Shelf {
  name: string;
  answers: KeptAnswers;
  /** What is there: asking the disk in vain would hold up every file. */
  known: Set<string>;
}
