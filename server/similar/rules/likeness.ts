import type { Likeness } from "@/server/similar/contract";
import { comparedLabels, labelLikeness } from "@/server/similar/rules/label-likeness";

/** What one's own words and another's timeline have in common. */
export interface SaidAlike {
  /** 0..1. */
  likeness: number;
  /** The rarest first. */
  words: readonly string[];
}

/** What is compared of an incident. */
export interface Compared {
  /** Names by id. */
  services: readonly { id: string; name: string }[];
  alertNames: readonly string[];
  /** Of some of its firings. */
  labels: readonly Readonly<Record<string, string>>[];
}

const WEIGHT = { services: 0.3, neighbours: 0.1, alerts: 0.35, labels: 0.15, title: 0.3, words: 0.2 } as const;
/** Titles that share less are alike by chance. */
const TITLE_LEAST = 0.3;
const LABELS_LEAST = 0.3;
const NAMES_MOST = 3;
const HALF_LIFE_DAYS = 180;
/** The oldest still counts for half of what it would be worth today. */
const AGE_LEAST = 0.5;

const sharedOf = (one: readonly string[], other: readonly string[]) =>
  [...new Set(one)].filter((each) => other.includes(each));
const percent = (value: number) => Math.round(value * 100);

/**
 * How alike two incidents are, 0..1, and why: shared services and alerts count as a part of this one's, labels by
 * Jaccard's index, titles by their trigrams, what was said by its rarer words; the sum is capped, and loses up to half by age.
 */
export function likeness(
  own: Compared & { neighbourIds: ReadonlySet<string> },
  other: Compared,
  { title, said, ageDays }: { title: number; said: SaidAlike; ageDays: number },
): { score: number; likenesses: Likeness[] } {
  const ids = new Set(own.services.map(({ id }) => id));
  const services = other.services.filter(({ id }) => ids.has(id)).map(({ name }) => name);
  const neighbours = other.services
    .filter(({ id }) => !ids.has(id) && own.neighbourIds.has(id))
    .map(({ name }) => name);
  const alerts = sharedOf(own.alertNames, other.alertNames);
  const labels = labelLikeness(own.labels.flatMap(comparedLabels), other.labels.flatMap(comparedLabels));
  const part = (shared: number, of: number) => (of === 0 ? 0 : shared / of);
  const told: [number, Likeness][] = [
    [WEIGHT.services * part(services.length, ids.size), { kind: "services", names: services.slice(0, NAMES_MOST) }],
    [
      WEIGHT.neighbours * (neighbours.length > 0 ? 1 : 0),
      { kind: "neighbours", names: neighbours.slice(0, NAMES_MOST) },
    ],
    [
      WEIGHT.alerts * part(alerts.length, new Set(own.alertNames).size),
      { kind: "alerts", names: alerts.slice(0, NAMES_MOST) },
    ],
    [labels >= LABELS_LEAST ? WEIGHT.labels * labels : 0, { kind: "labels", percent: percent(labels) }],
    [title >= TITLE_LEAST ? WEIGHT.title * title : 0, { kind: "title", percent: percent(title) }],
    [WEIGHT.words * said.likeness, { kind: "words", names: said.words.slice(0, NAMES_MOST) }],
  ];
  const counting = told.filter(([weight]) => weight > 0).toSorted(([a], [b]) => b - a);
  const sum = Math.min(
    1,
    counting.reduce((total, [weight]) => total + weight, 0),
  );
  const age = AGE_LEAST + (1 - AGE_LEAST) * 0.5 ** (Math.max(0, ageDays) / HALF_LIFE_DAYS);
  return { score: sum * age, likenesses: counting.map(([, each]) => each) };
}
