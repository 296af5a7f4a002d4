import { EVENT_PAYLOADS, type EventPayload, type PayloadKind } from "@/server/timeline/contract/event-payloads";

/** What an event of a known kind carries; null when it is of another kind, or when its payload is not as expected. */
export function payloadOf<Kind extends PayloadKind>(
  event: { kind: string; payload: Record<string, unknown> },
  kind: Kind,
): EventPayload<Kind> | null {
  if (event.kind !== kind) return null;
  const parsed = EVENT_PAYLOADS[kind].safeParse(event.payload);
  return parsed.success ? (parsed.data as EventPayload<Kind>) : null;
}
