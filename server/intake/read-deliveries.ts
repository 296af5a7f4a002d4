import type { SourceKind } from "@/server/intake/contract";
import type { RefusedPart, Report } from "@/server/intake/contract/reported";
import { parseBody } from "@/server/intake/rules/parse-body";
import { readMapped } from "@/server/intake/rules/read-mapped";
import { readReport } from "@/server/intake/rules/read-report";
import { refusedWhole } from "@/server/intake/rules/refused-whole";
import type { Services } from "@/server/platform/context";

/** A delivery and what it says. */
export interface ReadDelivery {
  id: bigint;
  attempts: number;
  receivedAt: string;
  source: { id: string; name: string; kind: SourceKind };
  report: Report;
}

interface Row {
  id: string;
  attempts: number;
  receivedAt: Date;
  headers: Record<string, string>;
  body: Buffer | null;
  sourceId: string;
  name: string;
  kind: SourceKind;
  mapping: string | null;
}

/** What is worked off at once. */
const MOST = 200;
const MOST_BYTES = 16 * 1024 * 1024;
const DUE = {
  name: "due_deliveries",
  text: `select id, attempts, "receivedAt", headers, body, "sourceId", name, kind, mapping
           from (select d.id::text as id, d.id as n, d.attempts, d.received_at as "receivedAt", d.headers, d.body,
                        s.id as "sourceId", s.name, s.kind, s.mapping, sum(d.bytes) over (order by d.id) - d.bytes as before
                   from (select * from webhook_delivery where organization_id = $1 and state = 'pending'
                            and next_attempt_at <= $2 order by id limit ${MOST}) d
                   join alert_source s on s.id = d.source_id) due
          where before < ${MOST_BYTES} order by n`,
};

/** The next deliveries of an organization that are due, in their order, as far as they can be read. */
export async function readDeliveries(
  { pool, clock, mapper }: Pick<Services, "pool" | "clock" | "mapper">,
  organizationId: string,
): Promise<ReadDelivery[]> {
  const { rows } = await pool.query<Row>({ ...DUE, values: [organizationId, clock.now()] });
  const read: ReadDelivery[] = [];
  for (const { id, attempts, receivedAt, sourceId, name, kind, ...row } of rows) {
    const report = await reportOf(mapper, { ...row, kind, receivedAt: receivedAt.toISOString() });
    const source = { id: sourceId, name, kind };
    read.push({ id: BigInt(id), attempts, receivedAt: receivedAt.toISOString(), source, report });
  }
  return read;
}

async function reportOf(
  mapper: Services["mapper"],
  row: Pick<Row, "headers" | "body" | "kind" | "mapping"> & { receivedAt: string },
): Promise<Report> {
  const { headers, body, kind, mapping, receivedAt } = row;
  const parsed = parseBody(body ?? Buffer.alloc(0));
  if ("refused" in parsed) return refusedWhole(parsed.refused, "");
  const { report, unmapped } = readReport({ kind, body: parsed.value, headers, receivedAt });
  const whole: Report = { ...report, alerts: [...report.alerts], refused: [...report.refused] };
  for (const { part, input } of unmapped) {
    const { alerts, refused } = await mapped(mapper, mapping, input, { part, receivedAt });
    whole.alerts.push(...alerts);
    whole.refused.push(...refused);
  }
  return whole;
}

async function mapped(
  mapper: Services["mapper"],
  mapping: string | null,
  input: unknown,
  { part, receivedAt }: { part: string; receivedAt: string },
): Promise<Pick<Report, "alerts" | "refused">> {
  const refused = (reason: RefusedPart["reason"], detail: string) => ({
    alerts: [],
    refused: [{ part, reason, detail }],
  });
  if (mapping === null) return refused("unknown_type", "No mapping reads events of this type");
  const made = await mapper.map(mapping, input);
  if ("failure" in made) return refused(made.failure.reason, made.failure.detail);
  return readMapped(made.value, receivedAt, part);
}
