import type { PipelineStage } from "./logql-query";

const clean = (name: string): string => name.replaceAll(/[^a-zA-Z0-9_]/g, "_");

/** A label that both the stream and the line have keeps the stream's value; the line's gets a suffix. */
const merge = (labels: Record<string, string>, found: Record<string, string>): Record<string, string> => {
  const merged = { ...labels };
  for (const [name, value] of Object.entries(found)) merged[name in labels ? `${name}_extracted` : name] = value;
  return merged;
};

export const logfmtStage: PipelineStage = (line, labels) => {
  const found: Record<string, string> = {};
  for (const [, name = "", quoted, plain] of line.matchAll(/([\w.]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g)) {
    found[clean(name)] = quoted ?? plain ?? "";
  }
  return merge(labels, found);
};

export const jsonStage: PipelineStage = (line, labels) => {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw new SyntaxError("not an object");
    const found: Record<string, string> = {};
    for (const [name, value] of Object.entries(parsed)) {
      if (typeof value !== "object") found[clean(name)] = String(value);
    }
    return merge(labels, found);
  } catch {
    return { ...labels, __error__: "JSONParserErr" };
  }
};
