import { formatDate } from "./format-date";

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
const strict = (encoded: string): string =>
  encoded.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
/** A value that is half of a pair of UTF-16 cannot be written as UTF-8. */
const percentEncoded = (value: string): string => strict(encodeURIComponent(value.toWellFormed()));
const lucene = (value: string): string =>
  value.trim() !== "" && !Number.isNaN(Number(value)) ? value : value.replace(/[!*+\-=<>\s&|()[\]{}^~?:\\/"]/g, "\\$&");
const html = (value: string): string => value.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

function dated(value: string, args: string[], timeZone: string): string {
  const epochMs = Number.parseInt(value, 10);
  if (!Number.isFinite(epochMs) || Math.abs(epochMs) > 8.64e15) return "NaN";
  const [kind = "iso"] = args;
  if (kind === "ms") return value;
  if (kind === "seconds") return String(Math.round(epochMs / 1000));
  return kind === "iso" ? new Date(epochMs).toISOString() : formatDate(epochMs, args.join(":"), timeZone);
}

export interface FormattedVariable {
  name: string;
  texts: string[];
  /** The value is a list, even where it holds only one. */
  multi: boolean;
  /** For `date`; without one, dates are in UTC. */
  timeZone?: string | null;
}

type Format = (values: string[], variable: FormattedVariable, args: string[]) => string;

const braced = (values: string[], multi: boolean): string => (multi ? `{${values.join(",")}}` : values.join(","));

const FORMATS: Record<string, Format> = {
  raw: (values) => values.join(","),
  csv: (values) => values.join(","),
  join: (values, _variable, [separator = ","]) => values.join(separator),
  pipe: (values) => values.join("|"),
  regex: (values) => alternatives(values, escapeRegex),
  json: (values, { multi }) => (multi ? JSON.stringify(values) : (values[0] ?? "")),
  singlequote: quoted("'", "\\'"),
  doublequote: quoted('"', '\\"'),
  sqlstring: (values) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(","),
  glob: (values) => (values.length === 1 ? (values[0] ?? "") : `{${values.join(",")}}`),
  distributed: (values, { name }) => values.map((value, index) => (index === 0 ? value : `${name}=${value}`)).join(","),
  lucene(values, { multi }) {
    if (!multi) return lucene(values.join(","));
    return values.length === 0 ? "__empty__" : `(${values.map((value) => `"${lucene(value)}"`).join(" OR ")})`;
  },
  percentencode: (values, { multi }) => percentEncoded(braced(values, multi)),
  uriencode: (values, { multi }) => strict(encodeURI(braced(values, multi).toWellFormed())),
  queryparam: (values, { name }) => values.map((value) => `var-${name}=${percentEncoded(value)}`).join("&"),
  customqueryparam(values, { name }, [key = name, prefix = ""]) {
    return values.map((value) => `${percentEncoded(key)}=${percentEncoded(prefix)}${percentEncoded(value)}`).join("&");
  },
  html: (values) => html(values.join(", ")),
  text: (_values, { texts }) => texts.join(" + "),
  date: (values, { timeZone }, args) => values.map((value) => dated(value, args, timeZone ?? "UTC")).join(","),
};

/**
 * The value of a variable in one of the formats that a dashboard may ask for, as `${name:format}` or
 * `${name:format:argument}`. A format that is not known is written as `glob`, as Grafana does.
 */
export function formatValue(format: string, values: string[], variable: FormattedVariable): string {
  const [name = "", ...args] = format.split(":");
  return (Object.hasOwn(FORMATS, name) ? FORMATS[name] : FORMATS.glob)!(values, variable, args);
}
