import { Shapes } from "lucide-react";
import { classNames } from "@/app/_ui/class-names";
import type { IncidentSummary } from "@/server/incident/contract";

/** Nothing for an incident without a type. */
export function TypeBadge({ type, className }: { type: IncidentSummary["type"]; className?: string }) {
  if (!type) return null;
  return (
    <span
      title={type.name}
      className={classNames("inline-flex max-w-40 min-w-0 shrink items-center gap-1 text-xs text-secondary", className)}
    >
      <Shapes aria-hidden size={12} className="shrink-0" />
      <span className="truncate">{type.name}</span>
    </span>
  );
}
