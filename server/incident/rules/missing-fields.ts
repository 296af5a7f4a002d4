import type { RequiredFor } from "@/server/field/contract";
import type { IncidentStatus } from "@/server/incident/contract";
import type { FieldState } from "@/server/incident/contract/fields";
import { canReopen } from "@/server/incident/rules";

/** Which fields must be filled before an incident gets a status. What is declined in triage never was any work. */
function requiredFor(from: IncidentStatus, to: IncidentStatus): ReadonlySet<RequiredFor> {
  if (!canReopen(to) || (from === "triage" && to === "closed")) return new Set();
  // Going back from what is closed finishes nothing.
  if (from === "closed") return new Set();
  return new Set<RequiredFor>(to === "closed" ? ["resolve", "close"] : ["resolve"]);
}

/** The empty fields that keep an incident from a status. */
export function missingFields(
  to: IncidentStatus,
  { status, fields }: { status: IncidentStatus; fields: readonly FieldState[] },
): FieldState[] {
  const required = requiredFor(status, to);
  return fields.filter((field) => field.isOurs && field.value === null && required.has(field.required));
}
