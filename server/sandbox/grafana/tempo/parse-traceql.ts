import type { ShopSpan, ShopTrace } from "../../shop/shop-trace-store";
import { anchoredPattern } from "../promql/matcher";
import { parseDuration } from "../promql/duration";

/** TraceQL that cannot be read. */
export class TraceqlError extends Error {}

type Value = string | number | undefined;
type Test = (span: ShopSpan, trace: ShopTrace) => boolean;

export interface TraceqlQuery {
  matches: Test;
  /** Attributes that the conditions name, which search results show. */
  named: string[];
  /** Set when the spans are counted instead of listed. */
  metric?: { name: "rate" | "count_over_time"; by: string[] };
}

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|`[^`]*`)|(\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h)?(?![\w.]))|((?:[a-z]+:|\.)?[A-Za-z_][\w.-]*)|(&&|\|\||[!=]~|[!=<>]=|[{}()|,=<>!]))/y;

const ALIASES: Readonly<Record<string, string>> = {
  "span:name": "name",
  "span:status": "status",
  "span:duration": "duration",
  "span:kind": "kind",
  "trace:rootName": "rootName",
  "trace:rootService": "rootServiceName",
  "trace:duration": "traceDuration",
};

const root = (trace: ShopTrace): ShopSpan | undefined => trace.spans[0];

/** The value of a field of a span; durations in milliseconds. */
export function spanValue(field: string, span: ShopSpan, trace: ShopTrace): Value {
  const name = ALIASES[field] ?? field;
  switch (name) {
    case "status":
      return span.failed ? "error" : "unset";
    case "statusMessage":
      return span.statusMessage;
    case "name":
      return span.name;
    case "duration":
      return span.durationMs;
    case "kind":
      return span.kind;
    case "rootName":
      return root(trace)?.name;
    case "rootServiceName":
      return root(trace)?.service;
    case "traceDuration":
      return root(trace)?.durationMs;
    default: {
      const attribute = name.replace(/^(?:resource|span)?\./, "");
      if (attribute === "service.name") return span.service;
      if (attribute === "service.namespace") return "shop";
      if (attribute === "service.instance.id") return span.instance;
      return span.attributes[attribute];
    }
  }
}

function compare(field: string, operator: string, wanted: string | number): Test {
  if (operator === "=~" || operator === "!~") {
    const pattern = anchoredPattern(String(wanted));
    return (span, trace) => pattern.test(String(spanValue(field, span, trace) ?? "")) === (operator === "=~");
  }
  return (span, trace) => {
    const value = spanValue(field, span, trace);
    if (value === undefined) return false;
    switch (operator) {
      case "=":
        return value === wanted;
      case "!=":
        return value !== wanted;
      case ">":
        return value > wanted;
      case ">=":
        return value >= wanted;
      case "<":
        return value < wanted;
      default:
        return value <= wanted;
    }
  };
}

/** Reads the part of TraceQL that selects spans, and the metrics over them. @throws TraceqlError */
export function parseTraceql(input: string): TraceqlQuery {
  const tokens = tokenize(input);
  const named: string[] = [];
  let at = 0;
  const peek = (): string => tokens[at] ?? "";
  const take = (): string => tokens[at++] ?? fail("unexpected $end");
  const expect = (wanted: string): void => {
    const found = take();
    if (found !== wanted) fail(`unexpected ${found}, expecting ${wanted}`);
  };

  function either(): Test {
    const tests = [both()];
    while (peek() === "||") {
      take();
      tests.push(both());
    }
    return (span, trace) => tests.some((test) => test(span, trace));
  }
  function both(): Test {
    const tests = [condition()];
    while (peek() === "&&") {
      take();
      tests.push(condition());
    }
    return (span, trace) => tests.every((test) => test(span, trace));
  }
  function condition(): Test {
    if (peek() === "(") {
      take();
      const inside = either();
      expect(")");
      return inside;
    }
    const field = take();
    if (field === "true") return () => true;
    if (!/^[A-Za-z_.]/.test(field)) fail(`unexpected ${field}`);
    const operator = take();
    if (!/^([!=]~|[!<>]=?|=)$/.test(operator) || operator === "!") fail(`unexpected ${operator}`);
    if (!named.includes(field)) named.push(field);
    return compare(field, operator, literal(take()));
  }
  function metric(): TraceqlQuery["metric"] {
    const name = take();
    if (name !== "rate" && name !== "count_over_time") return fail(`unexpected ${name}`);
    expect("(");
    expect(")");
    const by: string[] = [];
    if (peek() === "by") {
      take();
      expect("(");
      do by.push(take());
      while (peek() === "," && take());
      expect(")");
    }
    return { name, by };
  }

  expect("{");
  const matches = peek() === "}" ? () => true : either();
  expect("}");
  if (peek() !== "|") return at < tokens.length ? fail(`unexpected ${peek()}`) : { matches, named };
  take();
  const counted = metric();
  return { matches, named, ...(counted ? { metric: counted } : {}) };
}

function fail(text: string): never {
  throw new TraceqlError(`parse error: syntax error: ${text}`);
}

function literal(token: string): string | number {
  if (/^["`]/.test(token)) return token.startsWith("`") ? token.slice(1, -1) : (JSON.parse(token) as string);
  if (!/^\d/.test(token)) return token;
  const amount = /^([\d.]+)(ns|us|µs)$/.exec(token);
  if (amount) return Number(amount[1]) / (amount[2] === "ns" ? 1e6 : 1e3);
  return /[a-z]$/.test(token) ? (parseDuration(token) ?? Number.parseFloat(token)) : Number(token);
}

function tokenize(input: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (input.slice(TOKEN.lastIndex).trim() !== "") {
    const match = TOKEN.exec(input);
    if (!match) return fail("unexpected character");
    found.push(match[0].trim());
  }
  return found;
}
