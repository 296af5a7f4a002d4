import type { AdhocDataSource, AdhocKind } from "@/server/explore/contract";

/** Where a jump of this kind leads: the default data source where it fits, else the first; null where there is none. */
export function jumpSource(sources: readonly AdhocDataSource[], kind: AdhocKind): AdhocDataSource | null {
  const fit = sources.filter(({ kinds }) => kinds.includes(kind));
  return fit.find(({ isDefault }) => isDefault) ?? fit[0] ?? null;
}
