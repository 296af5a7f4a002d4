import type { DataSourceRef as SceneRef } from "@grafana/schema";
import type { DataSourceRef } from "@/server/dashboard/contract";

/** A stored reference as Scenes takes it; null means the default data source. */
export function referenceOf(stored: DataSourceRef): SceneRef | null {
  const ref = typeof stored === "string" ? { uid: stored } : stored;
  if (!ref?.uid && !ref?.type) return null;
  return { uid: ref.uid ?? undefined, type: ref.type ?? undefined };
}
