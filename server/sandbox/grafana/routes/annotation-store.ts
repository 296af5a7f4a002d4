import type { Shop } from "../../shop/create-shop";
import type { Identity } from "../http/service-account-tokens";

export interface Annotation {
  id: number;
  dashboardUID: string;
  panelId: number;
  login: string;
  email: string;
  avatarUrl: string;
  created: number;
  updated: number;
  time: number;
  timeEnd: number;
  text: string;
  tags: string[];
  data: Record<string, unknown>;
}

export type AnnotationInput = Pick<
  Annotation,
  "time" | "timeEnd" | "text" | "tags" | "data" | "dashboardUID" | "panelId"
>;

const HOUR = 3_600_000;
const FIRST_OWN_ID = 1_000_000_000;

const blank = { email: "", avatarUrl: "" };

/** Annotations of the organization: those that were written, and one for each release of the shop. */
export function createAnnotationStore(shop: Shop) {
  const written = new Map<number, Annotation>();
  let nextId = FIRST_OWN_ID;

  const released = (from: number, to: number): Annotation[] =>
    shop.releases(from, to).map((release) => ({
      ...blank,
      // Minutes since 1970 tell any two releases apart and leave the numbers above for what is written.
      id: Math.floor(release.at / 60_000),
      dashboardUID: "",
      panelId: 0,
      login: "sa-1-deployer",
      created: release.at,
      updated: release.at,
      time: release.at,
      timeEnd: release.at,
      text:
        release.kind === "deploy"
          ? `Deployed checkout ${release.version} (was ${release.previousVersion})`
          : `Rolled checkout back to ${release.version} (from ${release.previousVersion})`,
      tags: [release.kind, release.service, release.version],
      data: {},
    }));

  return {
    get(id: number): Annotation | undefined {
      return written.get(id) ?? released((id - 1) * 60_000, (id + 1) * 60_000).find((one) => one.id === id);
    },
    /** Overlapping the range, newest first. Without a range the releases of the last day are included. */
    within(from: number | undefined, to: number | undefined): Annotation[] {
      const end = to ?? shop.now();
      const start = from ?? end - 24 * HOUR;
      const own = [...written.values()].filter(
        (one) => (from === undefined || one.timeEnd >= from) && (to === undefined || one.time <= to),
      );
      return [...own, ...released(Math.max(start, end - 92 * 24 * HOUR), end)].sort(
        (a, b) => b.time - a.time || b.id - a.id,
      );
    },
    add(input: AnnotationInput, identity: Identity): Annotation {
      const now = shop.now();
      const annotation = {
        ...blank,
        ...input,
        id: nextId++,
        login: identity.login,
        email: identity.login,
        created: now,
        updated: now,
      };
      written.set(annotation.id, annotation);
      return annotation;
    },
    /** False when there is none, or when it belongs to the shop's story. */
    change(id: number, fields: Partial<AnnotationInput>): boolean {
      const found = written.get(id);
      if (!found) return false;
      written.set(id, { ...found, ...fields, updated: shop.now() });
      return true;
    },
    remove: (id: number): boolean => written.delete(id),
  };
}

export type AnnotationStore = ReturnType<typeof createAnnotationStore>;
