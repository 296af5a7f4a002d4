import type { IncidentStatus } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";
import type { MergeRefusal } from "@/server/merge/contract";

/** An incident as far as merging asks about it. */
export interface Mergeable {
  id: string;
  status: IncidentStatus;
  mode: "live" | "drill" | "retrospective";
  visibility: string;
  /** What it is merged into: its number, null for one that the reader may not see. */
  merged: { into: number | null } | null;
}

const runs = ({ status }: Pick<Mergeable, "status">) => ["triage", "active"].includes(categoryOf(status));

/** Why one incident cannot be merged into another; null where it can. Chains cannot come about, and so no rings. */
export function mergeRefusal(source: Mergeable, target: Mergeable): MergeRefusal | null {
  if (source.id === target.id) return { reason: "itself" };
  if (source.merged) return { reason: "merged", into: source.merged.into };
  if (target.merged) return { reason: "targetMerged", into: target.merged.into };
  if (source.visibility === "private" && target.visibility !== "private") return { reason: "private" };
  if ((source.mode === "drill") !== (target.mode === "drill")) return { reason: "mode" };
  if (runs(source) && !runs(target)) return { reason: "ended" };
  return null;
}
