import { RoomArchive } from "@/app/_lib/room-archive";
import { wiped } from "@/app/_lib/wiped";
import { KeptAnswers } from "./kept-answers";
import { roomOf } from "./room-of";

const PREFIX = "private-";
const SHELVES = { document: 40, procedures: 600, panel: 300, file: 120 };
export type Shelf = keyof typeof SHELVES;

/** A larger answer, as it comes over the line, is not kept. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Which session an answer was made for; see `server/identity/session-mark.ts`. */
const SESSION = "x-session";

/**
 * What is kept of one session. Answers of another session, and those that were asked for before the last wipe, are
 * not kept; answers of one session are never given to another.
 */
export class KeptSession {
  /** Grows with every wipe. */
  era = 0;
  private mark: Promise<string | null>;
  private readonly shelves = new Map<string, KeptAnswers>();

  constructor(private readonly caches: CacheStorage) {
    this.mark = this.left();
  }

  /** A page that was asked for in `era` has been answered: whoever it was made for is who sits here. */
  async arrived(answer: Response, era: number): Promise<void> {
    const mark = answer.headers.get(SESSION);
    const known = await this.mark;
    if (era !== this.era || mark === known) return;
    if (known !== null) await this.wipe();
    this.mark = Promise.resolve(mark);
  }

  /** `body`: to be kept in place of the answer's own. */
  async put(shelf: Shelf, key: string, answer: Response, era: number, body?: string): Promise<void> {
    const mark = await this.mark;
    const isOurs = mark !== null && answer.headers.get(SESSION) === mark && era === this.era;
    if (!isOurs || !isKeepable(answer)) return;
    await this.shelf(mark, shelf).put(key, answer, body);
    // Wiped meanwhile: this came too late.
    if (era !== this.era) await this.caches.delete(nameOf(mark, shelf));
  }

  async get(shelf: Shelf, key: string): Promise<Response | undefined> {
    const mark = await this.mark;
    return mark === null ? undefined : this.shelf(mark, shelf).get(key);
  }

  /** Nobody sits here any more: nothing of them stays but messages that wait to be sent. */
  async wipe(): Promise<void> {
    this.era += 1;
    this.mark = Promise.resolve(null);
    this.shelves.clear();
    wiped.tell();
    const names = (await this.caches.keys()).filter((name) => name.startsWith(PREFIX));
    await Promise.all([...names.map((name) => this.caches.delete(name)), RoomArchive.wipe()]);
  }

  /** A room is not there for who sits here, or not any more: nothing of it stays. */
  async forgetRoom(number: number): Promise<void> {
    const mark = await this.mark;
    if (mark === null) return;
    const isOfRoom = (address: string): boolean => roomOf(new URL(address, location.origin)) === number;
    const shelves = Object.keys(SHELVES) as Shelf[];
    await Promise.all([
      ...shelves.map((shelf) => this.shelf(mark, shelf).remove(isOfRoom)),
      new RoomArchive(number).forget(),
    ]);
  }

  /** Whose things are here from before the worker was started. */
  private async left(): Promise<string | null> {
    const names = (await this.caches.keys()).filter((name) => name.startsWith(PREFIX));
    return names.at(-1)?.split("-")[1] ?? null;
  }

  private shelf(mark: string, shelf: Shelf): KeptAnswers {
    const name = nameOf(mark, shelf);
    const known = this.shelves.get(name) ?? new KeptAnswers(this.caches, name, SHELVES[shelf]);
    this.shelves.set(name, known);
    return known;
  }
}

const nameOf = (mark: string, shelf: Shelf): string => `${PREFIX}${mark}-${shelf}`;

/** Whole answers of this server to this very address, which bring nothing with them that is not theirs. */
function isKeepable(answer: Response): boolean {
  const { status, type, redirected, headers } = answer;
  const isSmall = Number(headers.get("content-length") ?? 0) <= MOST_BYTES;
  return status === 200 && type === "basic" && !redirected && isSmall && !headers.has("set-cookie");
}
