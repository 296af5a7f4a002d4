import type { AbsoluteRange } from "../../contract";
import type { AnnotationListOptions } from "../../contract/list-options";

/** Grafana takes a span without a start for one without limits. */
const FROM_THE_BEGINNING = 1;

interface Asked {
  dashboardUid: string;
  range: AbsoluteRange;
  /** Epoch milliseconds. */
  now: number;
  /** Only what the room itself shows may be listed. */
  confined: boolean;
}

/** Which annotations a list wants, newest first. `tags` are those of the options with their variables filled in. */
export function annotationListFilter(
  options: AnnotationListOptions,
  tags: string[],
  { dashboardUid, range, now, confined }: Asked,
) {
  const { limit, onlyFromThisDashboard, onlyInTimeRange } = options;
  const span = onlyInTimeRange || confined ? range : { from: FROM_THE_BEGINNING, to: Math.max(now, range.to) };
  return {
    ...span,
    limit,
    withOrigin: true,
    writtenOnly: true,
    ...(onlyFromThisDashboard || confined ? { dashboardUid } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}
