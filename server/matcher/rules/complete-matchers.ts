import type { Labels } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { printMatcher } from "@/server/matcher/rules/print-matcher";

const MOST = 20;
const NAME = /^(\s*)"?([^\s"=!~{},]*)$/;
const VALUE = /^(\s*)("[^"]*"|[^\s"=!~{},]+)\s*(=~|!~|!=|=)\s*"?((?:[^"\\]|\\.)*)$/;
const isPrivate = (name: string): boolean => name.startsWith("__");

/** Where the matcher that is being written begins: behind the last comma or brace outside of quotes. */
function startOfLast(text: string): number {
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (isQuoted && character === "\\") at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === "," || character === "{")) start = at + 1;
  }
  return start;
}

/** Whole texts that what is written up to a cursor may become, by the labels of alerts: names of labels, then values. */
export function completeMatchers(written: string, alerts: readonly Labels[]): string[] {
  const start = startOfLast(written);
  const [before, last] = [written.slice(0, start), written.slice(start)];
  const { matchers } = parseMatchers(before.replace(/[,\s]*$/, "").replace(/^\s*\{/, ""));
  const fits = compileMatchers(matchers ?? []);
  const left = alerts.filter((labels) => fits?.(labels) ?? true);
  const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

  const value = VALUE.exec(last);
  if (value) {
    const [, space = "", given = "", operator = "", part = ""] = value;
    const name = given.replaceAll('"', "");
    const isRegex = operator.endsWith("~");
    const values = new Set(left.flatMap((labels) => (Object.hasOwn(labels, name) ? [labels[name] ?? ""] : [])));
    return [...values]
      .filter((each) => has(each, part))
      .toSorted()
      .slice(0, MOST)
      .map((each) => (isRegex ? each.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&") : each))
      .map((each) => before + space + printMatcher({ name, value: each, isRegex, isEqual: operator.startsWith("=") }));
  }
  const name = NAME.exec(last);
  if (!name) return [];
  const [, space = "", part = ""] = name;
  const taken = new Set(matchers?.map((one) => one.name));
  return [...new Set(left.flatMap((labels) => Object.keys(labels)))]
    .filter((each) => !isPrivate(each) && !taken.has(each) && has(each, part))
    .toSorted()
    .slice(0, MOST)
    .map((each) => {
      const printed = printMatcher({ name: each, value: "", isRegex: false, isEqual: true });
      return before + space + printed.slice(0, -2);
    });
}
