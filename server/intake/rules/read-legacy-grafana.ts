import { z } from "zod";
import type { Report } from "@/server/intake/contract/reported";
import { checkedAlert } from "@/server/intake/rules/checked-alert";
import { refusedWhole } from "@/server/intake/rules/refused-whole";
import { sortReport } from "@/server/intake/rules/sort-report";

const text = z.string().default("").catch("");
const payload = z.object({
  ruleId: z.number().int(),
  ruleName: z.string(),
  state: z.enum(["alerting", "ok", "no_data", "paused", "pending"]),
  title: text,
  message: text,
  ruleUrl: text,
  imageUrl: text,
  orgId: z.number().int().catch(1),
  panelId: z.number().int().optional().catch(undefined),
  tags: z.record(z.string(), z.unknown()).nullish().catch(null),
  evalMatches: z
    .array(z.object({ metric: z.string(), value: z.number() }))
    .nullish()
    .catch(null),
});

const FIRES = new Set(["alerting", "no_data"]);
const ENDED = new Set(["ok", "paused"]);
const DASHBOARD = /\/d\/([\w-]{1,100})(?:[/?#]|$)/;

/** The webhook of Grafana's alerting before version 9: one rule a call, without the time at which it began. */
export function readLegacyGrafana(body: unknown, receivedAt: string): Report {
  const parsed = payload.safeParse(body);
  if (!parsed.success) return refusedWhole("shape", parsed.error);
  const { ruleId, ruleName, state, title, message, ruleUrl, imageUrl, orgId, panelId, tags, evalMatches } = parsed.data;
  if (!FIRES.has(state) && !ENDED.has(state)) return sortReport([], null);
  const alert = checkedAlert(
    {
      fact: FIRES.has(state) ? "fires" : "ended",
      fingerprint: `rule-${orgId}-${ruleId}`,
      startsAt: null,
      name: ruleName,
      labels: { alertname: ruleName, ...tags },
      annotations: { ...(title && { summary: title }), ...(message && { description: message }) },
      values: Object.fromEntries((evalMatches ?? []).map(({ metric, value }) => [metric, value])),
      links: {
        source: ruleUrl,
        image: imageUrl,
        dashboardUid: DASHBOARD.exec(ruleUrl)?.[1] ?? "",
        ...(panelId !== undefined && { panelId }),
      },
    },
    "",
    receivedAt,
  );
  return sortReport([alert], null);
}
