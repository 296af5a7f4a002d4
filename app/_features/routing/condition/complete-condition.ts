import type { RuleWords } from "@/server/alert/contract/rule-words";
import { memberOf, quoted } from "./condition-of-labels";

/** Something that can be written at the cursor. */
export interface Offer {
  label: string;
  /** Written instead of the label. */
  apply?: string;
  /** Shown instead of the label. */
  shown?: string;
  type: "variable" | "property" | "text" | "function" | "keyword";
}

export interface Offers {
  /** Where that begins which an offer replaces. */
  from: number;
  offers: Offer[];
}

const KINDS = ["alertmanager", "grafana", "pagerduty", "cloudevents", "generic"];
/** What has a text of its own: a label, the name of a source. */
const SUBJECT = String.raw`(labels|annotations|group\.labels)(?:\.(\w+)|\[\s*"((?:[^"\\]|\\.)*)"\s*\])|(source|group|firing)\.(\w+)`;
const subjectAt = (end: string) => new RegExp(`(?:${SUBJECT})${end}`);
const COMPARED = subjectAt(String.raw`\s*(?:==|!=)\s*$`);
const LISTED = subjectAt(String.raw`\s+in\s*\[[^\]]*$`);
const ASKED = subjectAt(String.raw`\.(?:startsWith|endsWith|contains)\(\s*$`);
const SUBJECT_HERE = subjectAt(String.raw`\s+$`);

const VARIABLES = ["labels.", "source.", "group.", "firing.", "annotations.", "values."];
const FUNCTIONS = ["has()", "size()", "int()", "double()", "timestamp()", "duration()"];
const OF_TEXT = ["startsWith()", "endsWith()", "contains()", "matches()", "lowerAscii()", "size()"];
const OF_TIME = ["getHours()", "getDayOfWeek()", "getDate()", "getMonth()"];
const OF_MAP = ["exists()", "all()", "size()"];
const MEMBERS: Record<string, string[]> = {
  source: ["name", "kind"],
  group: ["key", "receiver", "labels"],
  firing: ["name", "startsAt"],
};

const offer =
  (type: Offer["type"]) =>
  (label: string): Offer => ({ label, type });

function unquoted(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

function valuesOf(found: RegExpExecArray, words: RuleWords): string[] {
  const [, map, identifier, key, object, member] = found;
  const name = identifier ?? unquoted(key ?? "");
  if (map === "labels" && Object.hasOwn(words.labels, name)) return words.labels[name] ?? [];
  if (map === "group.labels" && Object.hasOwn(words.groupLabels, name)) return words.groupLabels[name] ?? [];
  const known: Record<string, string[]> = {
    "source.kind": KINDS,
    "source.name": words.sources,
    "group.receiver": words.receivers,
    "firing.name": words.alerts,
  };
  return known[`${object}.${member}`] ?? [];
}

function keysOf(map: string, words: RuleWords): string[] {
  if (map === "labels") return Object.keys(words.labels);
  if (map === "group.labels") return Object.keys(words.groupLabels);
  return map === "values" ? words.values : words.annotations;
}

/** Where a text that is not ended yet begins, with its quotation mark. */
function openText(before: string): number | null {
  let open: number | null = null;
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at] ?? "";
    if (open === null) {
      if (character === '"' || character === "'") open = at;
    } else if (character === "\\") at += 1;
    else if (character === before[open]) open = null;
  }
  return open;
}

function inText(before: string, from: number, words: RuleWords): Offers | null {
  const code = before.slice(0, from);
  const map = /(group\.labels|labels|annotations|values)\s*\[\s*$/.exec(code)?.[1];
  const found = COMPARED.exec(code) ?? LISTED.exec(code) ?? ASKED.exec(code);
  const texts = map ? keysOf(map, words) : found ? valuesOf(found, words) : [];
  if (texts.length === 0) return null;
  const written = (text: string) => quoted(text).slice(1, -1);
  return {
    from: from + 1,
    offers: texts.map((label) => ({ label, apply: written(label), type: map ? "property" : "text" })),
  };
}

function afterDot(before: string, words: RuleWords): Offers | null {
  const dot = /\.\w*$/.exec(before)?.index;
  if (dot === undefined) return null;
  const code = before.slice(0, dot);
  const from = dot + 1;
  const root = /(?:^|[^\w.])(group\.labels|labels|annotations|values|source|group|firing)$/.exec(code)?.[1];
  if (root && MEMBERS[root]) return { from, offers: MEMBERS[root].map(offer("property")) };
  if (root) {
    const keys = keysOf(root, words).map((name): Offer => {
      const apply = memberOf(name);
      return { label: `.${name}`, shown: name, apply, type: "property" };
    });
    const functions = OF_MAP.map((name): Offer => ({ label: `.${name}`, shown: name, type: "function" }));
    return { from: dot, offers: [...keys, ...functions] };
  }
  if (code.endsWith("firing.startsAt")) return { from, offers: OF_TIME.map(offer("function")) };
  return /[\w\])"']$/.test(code) && !/\b\d+$/.test(code) ? { from, offers: OF_TEXT.map(offer("function")) } : null;
}

/**
 * What can be written at the end of the beginning of a condition; null where nothing is known.
 * @param isAsked somebody wants to see all that could begin here, though they have not begun to write it
 */
export function completeCondition(before: string, words: RuleWords, isAsked: boolean): Offers | null {
  const text = openText(before);
  if (text !== null) return inText(before, text, words);
  const word = /\w*$/.exec(before)?.[0] ?? "";
  const from = before.length - word.length;
  const code = before.slice(0, from);
  const member = afterDot(before, words);
  if (member) return member;
  const compared = COMPARED.exec(code) ?? LISTED.exec(code) ?? ASKED.exec(code);
  const texts = compared ? valuesOf(compared, words) : [];
  if (texts.length > 0)
    return { from, offers: texts.map((value) => ({ label: quoted(value), shown: value, type: "text" })) };
  if (SUBJECT_HERE.test(code)) return { from, offers: ["== ", "!= ", "in ["].map(offer("keyword")) };
  if (/(["'\])]|\btrue|\bfalse|\d)\s+$/.test(code)) return { from, offers: ["&& ", "|| "].map(offer("keyword")) };
  const isBeginning = word === "" ? isAsked && !/[\w."'\])]$/.test(code) : /^[A-Za-z_]/.test(word);
  if (!isBeginning) return null;
  return {
    from,
    offers: [
      ...VARIABLES.map(offer("variable")),
      ...FUNCTIONS.map(offer("function")),
      ...["true", "false"].map(offer("keyword")),
    ],
  };
}
