import type { Suppression } from "@/server/alert/contract";

export type WindowAt = (labels: Readonly<Record<string, string>>, at: number) => { name: string } | null;

interface Held {
  labels: Readonly<Record<string, string>>;
  silencedBy: readonly string[];
  inhibitedBy: readonly string[];
  mutedBy: readonly string[];
}

/** What holds back an alert that fires: what somebody decided comes before what follows from other alerts. */
export function suppressionOf(held: Held, windowAt: WindowAt, now: Date): Suppression | null {
  const { labels, silencedBy, inhibitedBy, mutedBy } = held;
  if (silencedBy.length > 0) return { kind: "silenced", by: [...silencedBy] };
  const window = windowAt(labels, now.getTime());
  if (window) return { kind: "maintenance", by: [window.name] };
  if (inhibitedBy.length > 0) return { kind: "inhibited", by: [...inhibitedBy] };
  return mutedBy.length > 0 ? { kind: "muted", by: [...mutedBy] } : null;
}
