import type { RankedChange } from "@/server/change/contract";
import type { HandoverLine, HandoverSection } from "@/server/handover/contract";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { payloadOf } from "@/server/timeline/rules/payload-of";

const MOST = 5;

function keyOf({ relation, outcome }: RankedChange): string {
  if (relation === "dependency") return "changedNeeded";
  return outcome === "running" ? "changedRunning" : outcome === "failed" ? "changedFailed" : "changed";
}

/** What was changed in the services before the incident began, what concerns them most first, each with its event. */
export function changedSection(changes: readonly RankedChange[], entries: readonly ShownEntry[]): HandoverSection {
  const seqs = new Map<string, number>();
  for (const { event } of entries) {
    const told = event.kind === "deployment" ? payloadOf(event, "deployment")?.changeId : undefined;
    if (told && !seqs.has(told)) seqs.set(told, event.seq);
  }
  const near = changes.filter(({ relation, offsetMs }) => relation !== "other" && offsetMs <= 0);
  const lines = near.slice(0, MOST).map((change): HandoverLine => {
    const { id, service, serviceName, version, title, at, offsetMs } = change;
    return {
      key: keyOf(change),
      values: { service: service?.name ?? serviceName, version: version || title, before: { ms: -offsetMs } },
      seq: seqs.get(id) ?? null,
      at,
    };
  });
  return { lines, more: near.length - lines.length };
}
