import { randomBytes } from "node:crypto";
import type { Services } from "@/server/platform/context";
import type { AnchorLine } from "@/server/record/contract";

const AT_ONCE = 1_000;
/** Heads that one line of the log names. */
const LOGGED_AT_ONCE = 50;

type Moved = Pick<AnchorLine, "incident" | "number" | "seq" | "hash"> & { organization: string };

async function movedHeads({ pool }: Pick<Services, "pool">): Promise<Moved[]> {
  const { rows } = await pool.query<Moved & { seq: string }>(
    `select i.id as incident, i.organization_id as organization, i.number, i.last_seq as seq, i.head_hash as hash
       from incident i
       left join lateral (select max(a.seq) as seq from timeline_anchor a where a.incident_id = i.id) told on true
      where i.last_seq > coalesce(told.seq, 0)
      order by i.id limit $1`,
    [AT_ONCE],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Of its own in every minute and process: nothing that was anchored is ever written over. */
function anchorKey(at: string): string {
  const [day = "", time = ""] = at.toLowerCase().split("t");
  return `anchors/${day}/${time.replace(/[^\d]/g, "-")}${randomBytes(4).toString("hex")}.jsonl`;
}

async function* once(content: Buffer) {
  yield content;
}

/**
 * Tells the heads that have moved since they were told last: to a file in the blob store, to the log, and then to the
 * database, so that what the database remembers was told elsewhere before. Whoever rewrites a timeline would have to
 * rewrite those too.
 * @returns how many
 */
export async function anchorHeads(
  services: Pick<Services, "pool" | "blobs" | "clock" | "log">,
  signal: AbortSignal,
): Promise<number> {
  let told = 0;
  while (!signal.aborted) {
    const heads = await movedHeads(services);
    if (heads.length === 0) break;
    const anchoredAt = services.clock.now().toISOString();
    const lines = heads.map(({ incident, number, seq, hash }) => ({ incident, number, seq, hash, anchoredAt }));
    const content = Buffer.from(lines.map((line: AnchorLine) => `${JSON.stringify(line)}\n`).join(""));
    await services.blobs.put(anchorKey(anchoredAt), once(content), content.byteLength);
    for (let at = 0; at < lines.length; at += LOGGED_AT_ONCE)
      services.log.info({ heads: lines.slice(at, at + LOGGED_AT_ONCE) }, "heads of timelines anchored");
    await services.pool.query(
      `insert into timeline_anchor (incident_id, organization_id, seq, hash, anchored_at)
       select h.incident, h.organization, h.seq, h.hash, $2::timestamptz
         from jsonb_to_recordset($1) as h(incident uuid, organization uuid, seq bigint, hash text)
        where exists (select 1 from incident i where i.id = h.incident)
       on conflict do nothing`,
      [JSON.stringify(heads), anchoredAt],
    );
    told += heads.length;
    if (heads.length < AT_ONCE) break;
  }
  return told;
}
