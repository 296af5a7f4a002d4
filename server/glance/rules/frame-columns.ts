interface FrameField {
  name?: string;
  type?: string;
  labels?: Record<string, string> | null;
  config?: { displayNameFromDS?: string; displayName?: string } | null;
}
interface FrameJson {
  schema?: { name?: string; fields?: FrameField[] };
  data?: { values?: unknown[][]; entities?: (Record<string, number[]> | null)[] | null };
}

/** One column of numbers and the moments that it belongs to. */
export interface NumberColumn {
  name: string;
  /** Epoch milliseconds; null where the frame has no time. */
  times: number[] | null;
  /** Gaps, NaN and infinities are null. */
  values: (number | null)[];
}

const labelText = (labels: Record<string, string>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(", ")}}`;

/** What a series is called when the panel says nothing: by its data source, its labels, its frame or its field. */
function nameOf(field: FrameField, frame: FrameJson, alone: boolean): string {
  const given = field.config?.displayNameFromDS ?? field.config?.displayName;
  if (given) return given;
  const labels = field.labels ?? {};
  if (Object.keys(labels).length > 0) return alone ? labelText(labels) : `${field.name ?? ""} ${labelText(labels)}`;
  return (alone && frame.schema?.name) || (field.name ?? "");
}

const asNumber = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** Every column of numbers of an answer to `POST /api/ds/query`, in the order of the answer. Odd frames are left out. */
export function frameColumns(results: Record<string, unknown>): NumberColumn[] {
  return Object.values(results).flatMap((result) => {
    const { frames } = (result ?? {}) as { frames?: unknown };
    if (!Array.isArray(frames)) return [];
    return (frames as FrameJson[]).flatMap((frame) => {
      const fields = frame.schema?.fields ?? [];
      const columns = frame.data?.values ?? [];
      const timeAt = fields.findIndex(({ type }) => type === "time");
      const times = timeAt === -1 ? null : (columns[timeAt] ?? []).map((value) => asNumber(value) ?? 0);
      const numbers = fields.filter(({ type }) => type === "number");
      return fields.flatMap((field, index): NumberColumn[] => {
        if (field.type !== "number") return [];
        return [
          { name: nameOf(field, frame, numbers.length === 1), times, values: (columns[index] ?? []).map(asNumber) },
        ];
      });
    });
  });
}
