/** Characters that mean something in a regular expression of Prometheus or Loki (RE2). */
export const escapeRegex = (value: string): string => value.replace(/[\\^$*+?.()|[\]{}]/g, "\\$&");

const alternatives = (values: string[], escape: (value: string) => string): string => {
  const escaped = values.map(escape);
  return escaped.length === 1 ? (escaped[0] ?? "") : `(${escaped.join("|")})`;
};
const quoted = (quote: string, escapedQuote: string) => (values: string[]) =>
  values
    .map(
      (value) => quote + value.replaceAll("\\", "\\\\").replaceAll(quote, escapedQuote).replaceAll("\n", "\\n") + quote,
    )
    .join(",");
const percentEncoded = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
const lucene = (value: string): string => value.replace(/[+\-=&|!(){}[\]^"~*?:\\/<>\s]/g, "\\$&");

type Format = (values: string[], variable: { name: string; texts: string[]; multi: boolean }) => string;

const FORMATS: Record<string, Format> = {
  raw: (values) => values.join(","),
  csv: (values) => values.join(","),
  join: (values) => values.join(","),
  pipe: (values) => values.join("|"),
  regex: (values) => alternatives(values, escapeRegex),
  json: (values, { multi }) => JSON.stringify(multi || values.length !== 1 ? values : values[0]),
  singlequote: quoted("'", "\\'"),
  doublequote: quoted('"', '\\"'),
  sqlstring: (values) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(","),
  glob: (values) => (values.length === 1 ? (values[0] ?? "") : `{${values.join(",")}}`),
  distributed: (values, { name }) => values.map((value, index) => (index === 0 ? value : `${name}=${value}`)).join(","),
  lucene: (values, { multi }) =>
    multi ? `(${values.map((value) => `"${lucene(value)}"`).join(" OR ")})` : lucene(values.join(",")),
  percentencode: (values) => percentEncoded(values.length === 1 ? (values[0] ?? "") : `{${values.join(",")}}`),
  uriencode: (values) => encodeURI(values.length === 1 ? (values[0] ?? "") : `{${values.join(",")}}`),
  queryparam: (values, { name }) =>
    values.map((value) => `var-${percentEncoded(name)}=${percentEncoded(value)}`).join("&"),
  text: (_values, { texts }) => texts.join(" + "),
};

/**
 * The value of a variable in one of the formats that a dashboard may ask for, as `${name:format}`.
 * A format that is not known is written as `glob`, as Grafana does.
 */
export function formatValue(
  format: string,
  values: string[],
  variable: { name: string; texts: string[]; multi: boolean },
): string {
  return (FORMATS[format] ?? FORMATS.glob)!(values, variable);
}
