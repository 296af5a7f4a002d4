import {
  DataFrameType,
  FieldType,
  MappingType,
  getFieldDisplayName,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from "@grafana/data";
import { matchRows, type RowColumn, type RowPair } from "@/server/evidence/rules/match-rows";

/** What is said of a row; `was` is the captured form of the changed row above it. */
export type RowMark = "added" | "missing" | "changed" | "was";
export type RowWords = Readonly<Record<RowMark | "column", string>>;

interface Shown {
  mark: RowMark | null;
  before: number | null;
  after: number | null;
}

const COLUMN_WIDTH = 96;

function shownRows({ before, after, changed }: RowPair): Shown[] {
  if (before === null) return [{ mark: "added", before, after }];
  if (after === null) return [{ mark: "missing", before, after }];
  if (changed.length === 0) return [{ mark: null, before, after }];
  return [
    { mark: "changed", before: null, after },
    { mark: "was", before, after: null },
  ];
}

/** The column that says what became of a row, and colours it. */
function markField(rows: readonly Shown[], theme: GrafanaTheme2, words: RowWords): Field {
  const { success, warning, error } = theme.colors;
  const colors = {
    added: success.transparent,
    changed: warning.transparent,
    was: warning.transparent,
    missing: error.transparent,
  };
  const marks = ["added", "changed", "was", "missing"] as const;
  const known = marks.map((mark) => [words[mark], { text: words[mark], color: colors[mark] }] as const);
  return {
    name: words.column,
    type: FieldType.string,
    config: {
      mappings: [
        {
          type: MappingType.ValueToText,
          options: Object.fromEntries([...known, ["", { text: "", color: "transparent" }]]),
        },
      ],
      custom: { width: COLUMN_WIDTH, cellOptions: { type: "color-background", mode: "basic", applyToRow: true } },
    },
    values: rows.map(({ mark }) => (mark ? words[mark] : "")),
  };
}

const columnsOf = (frame: DataFrame): RowColumn[] =>
  frame.fields.map((field) => ({ name: getFieldDisplayName(field, frame), type: field.type, values: field.values }));

/** Lines of a log, in the forms that data sources give them. */
const isLog = ({ meta }: DataFrame): boolean =>
  meta?.type === DataFrameType.LogLines ||
  meta?.preferredVisualisationType === "logs" ||
  (meta?.custom as { frameType?: unknown } | undefined)?.frameType === "LabeledTimeValues";

const EMPTY: DataFrame = { fields: [], length: 0 };

function markedFrame(frozen: DataFrame, asked: DataFrame, theme: GrafanaTheme2, words: RowWords): DataFrame {
  const [was, is] = [columnsOf(frozen), columnsOf(asked)];
  const areLines = isLog(asked) || isLog(frozen);
  const rows = matchRows(was, is, areLines).flatMap(shownRows);
  const named = (columns: RowColumn[], name: string) => columns.findIndex((column) => column.name === name);
  const names = [...new Set([...is, ...was].map(({ name }) => name))];
  const fields = names.flatMap((name): Field[] => {
    const [from, to] = [frozen.fields[named(was, name)], asked.fields[named(is, name)]];
    const field = to ?? from;
    if (!field) return [];
    const values = rows.map(({ before, after }): unknown =>
      after === null ? from?.values[before ?? -1] : to?.values[after],
    );
    const { nanos: _, ...plain } = field;
    return [{ ...plain, state: null, values: values.map((value) => value ?? null) }];
  });
  // When something was said stands before everything that is known of it.
  if (areLines) fields.sort((a, b) => Number(b.type === FieldType.time) - Number(a.type === FieldType.time));
  const { meta, name, refId } = asked === EMPTY ? frozen : asked;
  // A table, whatever it was: the mark belongs to no log and no trace.
  const { type: _type, preferredVisualisationType: _view, ...told } = meta ?? {};
  return { name, refId, meta: told, length: rows.length, fields: [markField(rows, theme, words), ...fields] };
}

/** Tables with the rows of both answers, in which those that differ are marked. Tables answer to each other in their order. */
export function markedRows(
  frozen: DataFrame[],
  asked: DataFrame[],
  theme: GrafanaTheme2,
  words: RowWords,
): DataFrame[] {
  const most = Math.max(frozen.length, asked.length);
  return Array.from({ length: most }, (_, at) => markedFrame(frozen[at] ?? EMPTY, asked[at] ?? EMPTY, theme, words));
}
