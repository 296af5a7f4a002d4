/** What a line of the timeline needs of an event: a room's event and a shared link's both have it. Times are ISO 8601. */
export interface ShownEvent {
  seq: number;
  kind: string;
  occurredAt: string;
  recordedAt?: string;
  actorId?: string | null;
  actorName: string;
  body: string;
  payload: Record<string, unknown>;
}
