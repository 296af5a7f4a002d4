import type { NotificationKind } from "@/server/notification/contract";
import { NOTIFICATION_KINDS } from "@/server/notification/contract";
import type { Mention } from "@/server/timeline/contract/event-payloads";
import { payloadOf } from "@/server/timeline/rules/payload-of";

/** Kinds of events that anybody may be told of. */
export const TELLING_KINDS = [
  "message",
  "message_edited",
  "role_assigned",
  "task_added",
  "task_changed",
  "handoff_given",
  "nudge",
  "incident_resumed",
  "incident_merged",
] as const;

export interface ToldEvent {
  kind: string;
  actorId: string | null;
  payload: Record<string, unknown>;
}

/** Ids of the people behind what a message can call. */
export interface Audience {
  /** By role of the incident; for messages that do not say themselves who held it. */
  holders: ReadonlyMap<string, readonly string[]>;
  /** By id of the team. */
  members: ReadonlyMap<string, readonly string[]>;
  /** Everybody who has taken part in the room. */
  room: readonly string[];
}

const RANK = new Map(NOTIFICATION_KINDS.map((kind, rank) => [kind, rank]));

/**
 * Who is told of an event and why, the strongest reason first. Never whoever did it. Of an edited message only those
 * whom its `earlier` forms did not call.
 */
export function recipientsOf(
  event: ToldEvent,
  audience: Audience,
  earlier: readonly Mention[] = [],
): Map<string, NotificationKind[]> {
  const reasons = new Map<string, Set<NotificationKind>>();
  for (const [person, kind] of reasonsOf(event, audience))
    reasons.set(person, (reasons.get(person) ?? new Set()).add(kind));
  for (const [person] of called(earlier, audience)) reasons.delete(person);
  if (event.actorId !== null) reasons.delete(event.actorId);
  const ranked = (kinds: Set<NotificationKind>) =>
    [...kinds].toSorted((a, b) => (RANK.get(a) ?? 0) - (RANK.get(b) ?? 0));
  return new Map([...reasons].map(([person, kinds]) => [person, ranked(kinds)]));
}

function reasonsOf(event: ToldEvent, audience: Audience): [string, NotificationKind][] {
  const one = (person: string | null | undefined, kind: NotificationKind): [string, NotificationKind][] =>
    person ? [[person, kind]] : [];
  switch (event.kind) {
    case "message":
    case "message_edited":
      return called(payloadOf(event, event.kind)?.mentions ?? [], audience);
    case "role_assigned":
      return one(payloadOf(event, event.kind)?.toId, "role");
    case "handoff_given":
      return one(payloadOf(event, event.kind)?.toId, "handoff");
    case "task_added":
      return one(payloadOf(event, event.kind)?.assigneeId, "task");
    case "task_changed":
      return one(payloadOf(event, event.kind)?.after.assigneeId, "task");
    case "nudge":
    case "incident_resumed":
      return called(payloadOf(event, event.kind)?.mentions ?? [], audience).map(([person]) => [person, "nudge"]);
    case "incident_merged":
      // Only of the one that ends by it: in the other nobody has to go anywhere.
      return payloadOf(event, event.kind)?.side === "source" ? audience.room.map((person) => [person, "merged"]) : [];
    default:
      return [];
  }
}

function called(mentions: readonly Mention[], { holders, members, room }: Audience): [string, NotificationKind][] {
  return mentions.flatMap(({ kind, id, people }): [string, NotificationKind][] => {
    if (kind === "person") return [[id, "mention"]];
    if (kind === "role") return (people ?? holders.get(id) ?? []).map((person) => [person, "held_role"]);
    if (kind === "team") return (members.get(id) ?? []).map((person) => [person, "team"]);
    return room.map((person) => [person, "room"]);
  });
}
