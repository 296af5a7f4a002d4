"use client";

import { useTranslations } from "next-intl";
import { Duration } from "@/app/_ui/duration";
import type { IncidentDetail } from "@/server/incident/contract";

/** What is measured: from which moment to which. */
const MEASURED = {
  ttd: ["impactStartedAt", "detectedAt"],
  tta: ["detectedAt", "acknowledgedAt"],
  ttm: ["impactStartedAt", "mitigatedAt"],
  ttr: ["impactStartedAt", "resolvedAt"],
} as const;

/** How long detection, acknowledgement, mitigation and resolution took; a dash where an end is not known. */
export function Durations({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("times.measure");
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 border-b border-weak pb-4 room:grid-cols-4">
      {Object.entries(MEASURED).map(([name, [from, to]]) => {
        const [start, end] = [incident[from], incident[to]];
        return (
          <div key={name}>
            <dt className="text-xs text-secondary">{t(name as keyof typeof MEASURED)}</dt>
            <dd className="tabular font-mono text-primary">
              {start && end ? <Duration from={start} to={end} /> : <span aria-label={t("unknown")}>–</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
