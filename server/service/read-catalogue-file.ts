import { type Document, isNode, isScalar, LineCounter, parseAllDocuments, visit } from "yaml";
import type { z } from "zod";
import {
  ENTRIES_MAX,
  type FileIssue,
  type FileIssueCode,
  type ServiceEntry,
  serviceEntry,
} from "@/server/service/contract/catalogue-file";
import { entryOfBackstage, isBackstage } from "@/server/service/rules/entry-of-backstage";
import { matcherProblem } from "@/server/service/rules/matcher-problem";
import { yamlDanger } from "@/server/service/yaml-danger";

/** An entry, and where in the file it begins. */
export interface ReadEntry {
  entry: ServiceEntry;
  line: number;
}

const DETAIL_MAX = 300;
const ISSUES_MAX = 100;

type Path = readonly PropertyKey[];

/** What stands where something is wrong, as it was written; nothing where it is missing. */
function wordsAt(told: unknown, path: Path): string {
  let value = told;
  for (const key of path) {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    value = isThere ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return value === undefined ? "" : JSON.stringify(value);
}

/** Collects the entries of one file and what is wrong with them, each with its line. */
class FileReader {
  readonly entries: ReadEntry[] = [];
  readonly issues: FileIssue[] = [];
  private readonly lines = new LineCounter();
  private readonly known = new Set<string>();

  constructor(text: string) {
    const danger = yamlDanger(text);
    if (danger) this.tell(danger.code, text.slice(0, danger.offset).split("\n").length, [], "");
    else this.readAll(text);
    if (this.issues.length === 0 && this.entries.length === 0) this.tell("empty", 1, [], "");
  }

  tell(code: FileIssueCode, line: number, path: Path, detail: string, isError = true): void {
    if (this.issues.length >= ISSUES_MAX) return;
    this.issues.push({ isError, code, line, path: path.map(String).join("."), detail: detail.slice(0, DETAIL_MAX) });
  }

  private lineAt(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }

  private readAll(text: string): void {
    // Its own search for keys that stand twice is quadratic: see below.
    const parsed = parseAllDocuments(text, { lineCounter: this.lines, uniqueKeys: false, schema: "core" });
    for (const document of parsed) this.readDocument(document);
  }

  /** The line of what a path leads to, or of the nearest that is there. */
  private lineOf(document: Document, path: Path): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length > 0 ? document.getIn(path.slice(0, length), true) : document.contents;
      if (isNode(node) && node.range) return this.lineAt(node.range[0]);
    }
    return this.lineAt(document.range?.[0] ?? 0);
  }

  private readDocument(document: Document): void {
    for (const { pos, message } of document.errors)
      this.tell("syntax", this.lineAt(pos[0]), [], message.split("\n")[0] ?? "");
    if (document.errors.length > 0 || document.contents === null) return;
    if (!this.isPlain(document)) return;
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (value === null) return;
    if (isBackstage(value)) this.readBackstage(document, value);
    else this.readOwn(document, value);
  }

  /** Keys are plain, and each stands once. */
  private isPlain(document: Document): boolean {
    let isPlain = true;
    const refuse = (code: FileIssueCode, offset: number, detail: string) => {
      isPlain = false;
      this.tell(code, this.lineAt(offset), [], detail);
    };
    visit(document, {
      Map: (_key, { items }) => {
        const seen = new Set<unknown>();
        for (const { key } of items) {
          const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
          if (!isScalar(key)) refuse("shape", offset, "?");
          else if (seen.has(key.value)) refuse("duplicateKey", offset, String(key.value));
          else seen.add(key.value);
        }
      },
    });
    return isPlain;
  }

  private readOwn(document: Document, value: unknown): void {
    const list = typeof value === "object" && value !== null && "services" in value ? value.services : value;
    const start: Path = list === value ? [] : ["services"];
    if (!Array.isArray(list)) return this.tell("shape", this.lineOf(document, start), start, "services: […]");
    for (const [index, one] of list.entries()) this.take(document, [...start, index], one);
  }

  private readBackstage(document: Document, value: unknown): void {
    const read = entryOfBackstage(value);
    if ("error" in read) return this.refuse(document, [], read.error, value);
    if ("skipped" in read) return this.tell("skipped", this.lineOf(document, ["kind"]), ["kind"], read.skipped, false);
    if (read.unknownLifecycle !== null) {
      const path = ["spec", "lifecycle"];
      this.tell("unknownLifecycle", this.lineOf(document, path), path, read.unknownLifecycle, false);
    }
    this.take(document, [], read.entry);
  }

  private refuse(document: Document, at: Path, { issues }: z.ZodError, told: unknown): void {
    for (const issue of issues) {
      const full = [...at, ...issue.path];
      const detail = issue.code === "unrecognized_keys" ? issue.keys.join(", ") : wordsAt(told, issue.path);
      this.tell("shape", this.lineOf(document, full), full, detail);
    }
  }

  private take(document: Document, path: Path, told: unknown): void {
    const parsed = serviceEntry.safeParse(told);
    if (!parsed.success) return this.refuse(document, path, parsed.error, told);
    const { data: entry } = parsed;
    const line = this.lineOf(document, path);
    const wrong = entry.matchers && matcherProblem(entry.matchers);
    if (wrong) {
      const at = [...path, "matchers", wrong.index];
      this.tell("matchers", this.lineOf(document, at), at, entry.matchers?.[wrong.index] ?? "");
    }
    if (this.known.has(entry.slug)) return this.tell("duplicate", line, path, entry.slug);
    if (this.known.size >= ENTRIES_MAX) return this.tell("tooMany", line, path, String(ENTRIES_MAX));
    if (entry.dependsOn?.includes(entry.slug)) this.tell("itself", line, [...path, "dependsOn"], entry.slug);
    this.known.add(entry.slug);
    this.entries.push({ entry, line });
  }
}

/** Reads services from YAML: our own list of them, or Backstage's descriptors, several documents in one file. */
export function readCatalogueFile(text: string): { entries: ReadEntry[]; issues: FileIssue[] } {
  const { entries, issues } = new FileReader(text);
  return { entries, issues };
}
