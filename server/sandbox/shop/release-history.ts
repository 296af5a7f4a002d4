import { hashUnit } from "./hash-unit";

export type ReleaseKind = "deploy" | "rollback";

/** A change of the running version of checkout. */
export interface Release {
  at: number;
  kind: ReleaseKind;
  service: "checkout";
  version: string;
  previousVersion: string;
}

/** What checkout is like at one moment: the running version and how broken the shop is, 0 to 1. */
export interface ShopCondition {
  version: string;
  impairment: number;
}

export interface ReleaseHistory {
  /** Grows with every forced release: what was computed for an earlier number is stale. */
  readonly revision: number;
  condition(timeMs: number): ShopCondition;
  /** Releases that changed something, oldest first, both ends included. */
  between(fromMs: number, toMs: number): Release[];
  /** Forces a release at a moment. Returns false when it would change nothing. */
  force(kind: ReleaseKind, at: number): boolean;
  /** The next one that happens by itself; null where only forced ones do. */
  next(timeMs: number): ForcedRelease | null;
}

export interface ForcedRelease {
  at: number;
  kind: ReleaseKind;
}

/** Where forced releases outlive the process. */
export interface KeptReleases {
  read(): ForcedRelease[];
  write(releases: readonly ForcedRelease[]): void;
}

export const GOOD_VERSION = "v86";
export const BAD_VERSION = "v87";

const MINUTE = 60_000;
const CYCLE = 60 * MINUTE;
const DEPLOY_OFFSET = 18 * MINUTE;
const ROLLBACK_OFFSET = 40 * MINUTE;
const BREAKING = 75_000;
const HEALING = 45_000;

interface Walk {
  deployed: boolean;
  since: number;
  level: number;
}

const levelAt = (walk: Walk, time: number): number =>
  walk.deployed
    ? 1 - (1 - walk.level) * Math.exp((walk.since - time) / BREAKING)
    : walk.level * Math.exp((walk.since - time) / HEALING);

/**
 * The story the shop tells. With `cycle` every hour has a deploy at minute 18 and a rollback at minute 40,
 * so that any moment is at most an hour from an incident; without it only forced releases happen.
 */
export function createReleaseHistory(options: { seed: number; cycle: boolean; kept?: KeptReleases }): ReleaseHistory {
  const forced: ForcedRelease[] = options.kept?.read() ?? [];
  let revision = 0;

  // A cycle's rollback leaves the shop healed whatever came before, so no walk starts further back than two of them.
  const walkStart = (time: number): number =>
    options.cycle ? (Math.floor((time - ROLLBACK_OFFSET) / CYCLE) - 1) * CYCLE + ROLLBACK_OFFSET : 0;

  const candidates = (start: number, end: number): ForcedRelease[] => {
    const list = forced.filter((event) => event.at > start && event.at <= end);
    if (options.cycle) {
      for (let hour = Math.floor(start / CYCLE) * CYCLE; hour <= end; hour += CYCLE) {
        if (hour + DEPLOY_OFFSET > start && hour + DEPLOY_OFFSET <= end)
          list.push({ at: hour + DEPLOY_OFFSET, kind: "deploy" });
        if (hour + ROLLBACK_OFFSET > start && hour + ROLLBACK_OFFSET <= end)
          list.push({ at: hour + ROLLBACK_OFFSET, kind: "rollback" });
      }
    }
    return list.sort((a, b) => a.at - b.at);
  };

  const walk = (start: number, end: number, visit?: (release: Release) => void): Walk => {
    let state: Walk = { deployed: false, since: start, level: 0 };
    for (const event of candidates(start, end)) {
      const deploys = event.kind === "deploy";
      if (deploys === state.deployed) continue;
      state = { deployed: deploys, since: event.at, level: levelAt(state, event.at) };
      const [version, previousVersion] = deploys ? [BAD_VERSION, GOOD_VERSION] : [GOOD_VERSION, BAD_VERSION];
      visit?.({ at: event.at, kind: event.kind, service: "checkout", version, previousVersion });
    }
    return state;
  };

  return {
    get revision() {
      return revision;
    },
    condition(time) {
      const state = walk(walkStart(time), time);
      const severity = 0.86 + 0.14 * hashUnit(options.seed, Math.floor(state.since / CYCLE), 11);
      return {
        version: state.deployed ? BAD_VERSION : GOOD_VERSION,
        impairment: Math.min(1, levelAt(state, time) * severity),
      };
    },
    between(from, to) {
      const found: Release[] = [];
      walk(walkStart(from), to, (release) => {
        if (release.at >= from) found.push(release);
      });
      return found;
    },
    force(kind, at) {
      const running = walk(walkStart(at), at).deployed;
      if (running === (kind === "deploy")) return false;
      forced.push({ at, kind });
      revision += 1;
      options.kept?.write(forced);
      return true;
    },
    next(time) {
      if (!options.cycle) return null;
      const running = walk(walkStart(time), time).deployed;
      const later = candidates(time, time + 2 * CYCLE);
      return later.find(({ kind }) => running !== (kind === "deploy")) ?? null;
    },
  };
}
