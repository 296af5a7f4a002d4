import { parseDuration } from "../promql/duration";
import { anchoredPattern, createMatcher, type Matcher } from "../promql/matcher";
import { unquote } from "../promql/unquote";
import { jsonStage, logfmtStage } from "./line-parsers";
import { LogqlError, type LogqlQuery, type LogSelection, type PipelineStage } from "./logql-query";
import { parseError, type Token, tokenizeLogql } from "./tokenize-logql";

const RANGE_FUNCTIONS = ["rate", "count_over_time", "bytes_rate", "bytes_over_time"] as const;
const AGGREGATIONS = new Set(["sum", "avg", "min", "max", "count", "topk", "bottomk"]);
const LINE_FILTERS = new Set(["|=", "!=", "|~", "!~"]);
const LABEL_OPERATORS = new Set(["=", "==", "!=", "=~", "!~", ">", ">=", "<", "<="]);

/** Reads a LogQL expression of the supported subset. @throws LogqlError as Loki words it. */
export function parseLogql(text: string): LogqlQuery {
  if (text.trim() === "") throw new LogqlError("parse error : syntax error: unexpected $end");
  const reader = new Reader(text, tokenizeLogql(text));
  const query = reader.query();
  reader.expectEnd();
  return query;
}

class Reader {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: Token[],
  ) {}

  query(): LogqlQuery {
    const token = this.peek();
    if (token.text === "{") return { kind: "logs", selection: this.selection() };
    if (token.text === "(") {
      this.take("(");
      const inner = this.query();
      this.take(")");
      return inner;
    }
    const range = RANGE_FUNCTIONS.find((name) => name === token.text);
    if (range) return this.range(range);
    if (AGGREGATIONS.has(token.text)) return this.aggregate();
    throw this.unexpected(token);
  }

  expectEnd(): void {
    const token = this.peek();
    if (token.kind !== "end") throw this.unexpected(token);
  }

  private range(name: (typeof RANGE_FUNCTIONS)[number]): LogqlQuery {
    this.position++;
    this.take("(");
    const selection = this.selection();
    this.take("[");
    const token = this.next();
    const rangeMs = token.kind === "duration" ? parseDuration(token.text) : undefined;
    if (!rangeMs) throw this.unexpected(token);
    this.take("]");
    this.take(")");
    return { kind: "range", function: name, selection, rangeMs };
  }

  private aggregate(): LogqlQuery {
    const operator = this.next().text;
    let grouping = this.grouping();
    this.take("(");
    let parameter: number | undefined;
    if (operator === "topk" || operator === "bottomk") {
      const token = this.next();
      if (token.kind !== "number") throw this.unexpected(token);
      parameter = Number(token.text);
      this.take(",");
    }
    const at = this.peek();
    const operand = this.query();
    if (operand.kind === "logs") throw this.unexpected(at);
    this.take(")");
    grouping ??= this.grouping();
    return { kind: "aggregate", operator, parameter, grouping: grouping ?? { mode: "by", labels: [] }, operand };
  }

  private grouping(): { mode: "by" | "without"; labels: string[] } | undefined {
    const mode = this.peek().text;
    if (mode !== "by" && mode !== "without") return undefined;
    this.position++;
    this.take("(");
    const labels: string[] = [];
    while (this.peek().text !== ")") {
      const token = this.next();
      if (token.kind !== "word") throw this.unexpected(token);
      labels.push(token.text);
      if (this.peek().text === ",") this.position++;
    }
    this.take(")");
    return { mode, labels };
  }

  private selection(): LogSelection {
    const start = this.take("{").at;
    const matchers: Matcher[] = [];
    while (this.peek().text !== "}") {
      const label = this.next();
      if (label.kind !== "word") throw this.unexpected(label);
      const operator = this.next();
      if (!["=", "!=", "=~", "!~"].includes(operator.text)) throw this.unexpected(operator);
      matchers.push(this.matcher(label.text, operator.text as Matcher["operator"], this.string()));
      if (this.peek().text === ",") this.position++;
    }
    this.take("}");
    if (matchers.every((matcher) => matcher.matches(""))) {
      throw parseError(
        this.text,
        start,
        'queries require at least one regexp or equality matcher that does not have an empty-compatible value. For instance, app=~".*" does not meet this requirement, but app=~".+" will',
      );
    }
    const stages: PipelineStage[] = [];
    for (let stage = this.stage(); stage; stage = this.stage()) stages.push(stage);
    return { matchers, stages };
  }

  private stage(): PipelineStage | undefined {
    const token = this.peek();
    if (LINE_FILTERS.has(token.text)) {
      this.position++;
      return this.lineFilter(token.text, this.string());
    }
    if (token.text !== "|") return undefined;
    this.position++;
    const name = this.next();
    if (name.text === "logfmt") return logfmtStage;
    if (name.text === "json") return jsonStage;
    if (name.kind === "word" && LABEL_OPERATORS.has(this.peek().text)) return this.labelFilter(name.text);
    throw parseError(this.text, name.at, `the stage ${name.text} is not supported`);
  }

  private lineFilter(operator: string, value: string): PipelineStage {
    const wanted = operator.startsWith("|");
    const pattern = operator.endsWith("~") ? this.pattern(value) : undefined;
    return (line, labels) => ((pattern ? pattern.test(line) : line.includes(value)) === wanted ? labels : undefined);
  }

  private labelFilter(label: string): PipelineStage {
    const operator = this.next().text;
    const token = this.next();
    if (token.kind === "string") {
      const matcher = this.matcher(
        label,
        (operator === "==" ? "=" : operator) as Matcher["operator"],
        unquote(token.text),
      );
      return (_line, labels) => (matcher.matches(labels[label] ?? "") ? labels : undefined);
    }
    if (token.kind !== "number") throw this.unexpected(token);
    const limit = Number(token.text);
    const compare: Record<string, (value: number) => boolean> = {
      "=": (value) => value === limit,
      "==": (value) => value === limit,
      "!=": (value) => value !== limit,
      ">": (value) => value > limit,
      ">=": (value) => value >= limit,
      "<": (value) => value < limit,
      "<=": (value) => value <= limit,
    };
    const holds = compare[operator];
    if (!holds) throw this.unexpected(token);
    return (_line, labels) => {
      const value = labels[label];
      return value !== undefined && value !== "" && holds(Number(value)) ? labels : undefined;
    };
  }

  private matcher(label: string, operator: Matcher["operator"], value: string): Matcher {
    try {
      return createMatcher(label, operator, value);
    } catch {
      throw new LogqlError(`parse error : error parsing regexp: invalid expression: \`${value}\``);
    }
  }

  private pattern(value: string): RegExp {
    try {
      anchoredPattern(value);
      const flags = value.startsWith("(?i)") ? "i" : "";
      return new RegExp(value.replace(/^\(\?[is]+\)/, ""), flags);
    } catch {
      throw new LogqlError(`parse error : error parsing regexp: invalid expression: \`${value}\``);
    }
  }

  private string(): string {
    const token = this.next();
    if (token.kind !== "string") throw this.unexpected(token);
    return unquote(token.text);
  }

  private take(symbol: string): Token {
    const token = this.next();
    if (token.text !== symbol || token.kind !== "symbol") throw this.unexpected(token);
    return token;
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { kind: "end", text: "$end", at: this.text.length };
  }

  private next(): Token {
    const token = this.peek();
    this.position++;
    return token;
  }

  private unexpected(token: Token): LogqlError {
    const name =
      { word: "IDENTIFIER", string: "STRING", number: "NUMBER", duration: "DURATION" }[token.kind as "word"] ??
      token.text;
    return parseError(this.text, token.at, `syntax error: unexpected ${name}`);
  }
}
