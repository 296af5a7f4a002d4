/** What a kept page may read again, beside the room's conversation. Everything else is the server's to answer. */
const READABLE = new Set([
  "alert.ofIncident",
  "alert.roomFirings",
  "change.around",
  "dashboard.folders",
  "handover.catchUp",
  "incident.get",
  "incident.list",
  "incident.people",
  "incident.statuses",
  "incident.teams",
  "service.list",
  "task.list",
  "timeline.filtered",
  "timeline.history",
  "timeline.keyUpdates",
  "timeline.latest",
  "timeline.moments",
  "timeline.pins",
  "timeline.readMark",
  "timeline.thread",
]);

/** One read of a batch. */
export interface ProcedurePart {
  /** Names the procedure and what it was asked. */
  key: string;
  isReadable: boolean;
}

/** The reads that a batched request asks for, in their order; null when it is not a batch. */
export function procedureParts(url: URL): ProcedurePart[] | null {
  if (url.searchParams.get("batch") !== "1") return null;
  const names = decodeURIComponent(url.pathname.slice("/api/trpc/".length)).split(",");
  const inputs = inputsOf(url.searchParams.get("input"));
  return names.map((name, at) => ({
    key: `/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify(inputs[String(at)] ?? null))}`,
    isReadable: READABLE.has(name),
  }));
}

function inputsOf(text: string | null): Record<string, unknown> {
  try {
    return (JSON.parse(text ?? "{}") ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
