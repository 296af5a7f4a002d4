/** How a value is taken apart, as dashboards store it. */
export interface ContentFormat {
  format?: "json" | "kvp" | "auto" | "regexp" | "delimiter";
  /** Only these parts of JSON, under these names. */
  jsonPaths?: { path?: string; alias?: string }[];
  /** `/pattern/flags` with named groups. */
  regExp?: string;
}

type Parts = Record<string, unknown>;

/** `a=b` or `c:d`, the value in quotes where it holds blanks. */
const PAIR = /([\w.\-/]+)\s*[=:]\s*("(?:[^"\\]|\\.)*"|[^\s,;&]+)/g;
const SLASHED = /^\/(.*)\/([a-z]*)$/s;

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** What stands at `a.b[0].c`. */
function partAt(content: object, path: string): unknown {
  const steps = path.split(/[.[\]"']+/).filter((step) => step !== "");
  return steps.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, step) ? at[step as keyof typeof at] : null,
    content,
  );
}

function ofJson(value: unknown, paths: ContentFormat["jsonPaths"]): Parts | null {
  const content = parsed(value);
  if (typeof content !== "object" || content === null) return null;
  const wanted = (paths ?? []).filter(({ path }) => path);
  if (wanted.length === 0) return { ...content };
  return Object.fromEntries(wanted.map(({ path = "", alias }) => [alias || path, partAt(content, path)]));
}

function ofPairs(text: string): Parts {
  const unquoted = (part: string): string => (part.startsWith('"') ? part.slice(1, -1).replaceAll('\\"', '"') : part);
  return Object.fromEntries([...text.matchAll(PAIR)].map(([, name = "", part = ""]) => [name, unquoted(part)]));
}

/** Only some flags mean something for one match. */
function ofPattern(text: string, pattern: string): Parts {
  const [, body = pattern, flags = ""] = SLASHED.exec(pattern) ?? [];
  try {
    return { ...new RegExp(body, flags.replace(/[^imsu]/g, "")).exec(text)?.groups };
  } catch {
    return {};
  }
}

/** The named parts of one value; none where it is not of that format. */
export function readContent(value: unknown, { format = "auto", jsonPaths, regExp = "" }: ContentFormat): Parts {
  if (value === null || value === undefined) return {};
  const text = typeof value === "string" ? value : JSON.stringify(value);
  switch (format) {
    case "json":
      return ofJson(value, jsonPaths) ?? {};
    case "kvp":
      return ofPairs(text);
    case "regexp":
      return ofPattern(text, regExp);
    case "auto":
      return ofJson(value, jsonPaths) ?? ofPairs(text);
    default:
      return {};
  }
}
