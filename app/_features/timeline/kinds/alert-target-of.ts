import type { AlertTarget } from "@/app/_lib/alert-target";
import type { ShownEvent } from "../shown-event";

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function texts(value: unknown): Record<string, string> {
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** The alert that an event tells of; of many the first. */
export function alertTargetOf({ payload }: Pick<ShownEvent, "payload">): AlertTarget {
  const [first] = Array.isArray(payload.names) ? (payload.names as unknown[]) : [];
  const name = text(payload.alertname) ?? text(first);
  const startsAt = text(payload.startsAt);
  return {
    ...(name !== undefined && { name }),
    ...(startsAt !== undefined && { startsAt }),
    labels: texts(payload.labels),
  };
}
