import type { Services } from "@/server/platform/context";
import type { Remedy } from "@/server/similar/contract";

interface Row {
  incidentId: string;
  kind: string;
  body: string;
  payload: Record<string, unknown>;
}

const TEXT_MAX = 160;
/** The newest entry before the resolution that tells of something done; what was said to everybody where there is none. */
const SQL = `
  select i.id as "incidentId", e.kind, e.body, e.payload
    from incident i
   cross join lateral (
     select kind, body, payload from timeline_event t
      where t.incident_id = i.id and t.occurred_at <= i.resolved_at
        and (t.kind in ('runbook_finished', 'deployment', 'task_done') or (t.kind = 'message' and t.payload->>'update' = 'true'))
      order by t.kind = 'message', t.seq desc limit 1) e
   where i.id = any ($1::uuid[]) and i.resolved_at is not null`;

const shortened = (text: string) => (text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX).toWellFormed()}…` : text);
const textOf = (value: unknown) => (typeof value === "string" ? value : "");

function remedyOf({ kind, body, payload }: Row): Remedy | null {
  const title = textOf(payload.title);
  const service = [textOf(payload.service), textOf(payload.version)].filter(Boolean).join(" ");
  const told: Record<string, Remedy> = {
    runbook_finished: { kind: "runbook", text: title },
    deployment: { kind: "change", text: title || service },
    task_done: { kind: "task", text: title },
    message: { kind: "update", text: body.replaceAll(/\s+/g, " ").trim() },
  };
  const remedy = told[kind];
  return remedy?.text ? { ...remedy, text: shortened(remedy.text) } : null;
}

/** How incidents were ended, by their id. Whoever asks has to see them. */
export async function remediesOf(
  { pool }: Pick<Services, "pool">,
  incidentIds: readonly string[],
): Promise<Map<string, Remedy>> {
  if (incidentIds.length === 0) return new Map();
  const { rows } = await pool.query<Row>(SQL, [incidentIds]);
  return new Map(
    rows.flatMap((row): [string, Remedy][] => {
      const remedy = remedyOf(row);
      return remedy ? [[row.incidentId, remedy]] : [];
    }),
  );
}
