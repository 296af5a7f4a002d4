/** What links and titles of Grafana 6 call the parts of a point, and what they are called since 7. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/\$__series_name\b|\$\{__series_name\}/g, "${__series.name}"],
  [/\$__field_name\b|\$\{__field_name\}/g, "${__field.name}"],
  [/\$__value_time\b|\$\{__value_time\}/g, "${__value.time}"],
  [/__series\.labels/g, "__field.labels"],
  [/\$__cell_(\d+)\b|\$\{__cell_(\d+)(?::raw)?\}/g, "${__data.fields[$1$2]}"],
  [/\$__cell\b|\$\{__cell(?::raw)?\}/g, "${__value.raw}"],
];

/** A text of a link with the names of today. */
export const linkVariables = (text: string): string =>
  RENAMED.reduce((changed, [pattern, name]) => changed.replaceAll(pattern, name), text);
