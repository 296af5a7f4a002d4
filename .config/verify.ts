// Checks an export of an incident without server, database or network: npm run verify -- EXPORT [EARLIER-EXPORT | ANCHORS]
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { anchorLine } from "@/server/record/contract";
import { compareAnchors, compareVerdicts } from "@/server/record/verify/compare-verdicts";
import type { Break } from "@/server/record/verify/chain-check";
import { NoExport, type Verdict, verifyExport } from "@/server/record/verify/verify-export";

const CODES = { whole: 0, broken: 1, noExport: 2 };
const NAMES: Record<Break["kind"], string> = {
  edited: "changed",
  missing: "missing",
  swapped: "out of order",
  inserted: "put in",
  truncated: "missing at the end",
  unreadable: "not readable",
  evidence: "without its evidence",
  file: "without its file",
};

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
const read = (file: string) => verifyExport(createReadStream(file, { encoding: "utf8", highWaterMark: 1024 * 1024 }));

function tell({ incident, head, hashes, anchors, documents }: Verdict, broken: Break | null): void {
  const name = `#${incident.number} ${JSON.stringify(incident.title)} (${incident.id})`;
  if (broken) {
    say(`${name}: BROKEN at entry ${broken.seq}, ${NAMES[broken.kind]}`);
    return say(`  ${broken.said}`);
  }
  const anchor = anchors.at(-1);
  say(`${name}: whole, ${hashes.length} entries`);
  say(`  head ${head.seq} ${head.hash}`);
  say(anchor ? `  anchored up to ${anchor.seq} at ${anchor.anchoredAt}` : "  not anchored yet");
  if (documents) say(`  ${documents} documents of evidence match`);
}

/** An anchor file has an object on each line; an export is one object. */
async function anchorsOf(file: string) {
  const lines = [];
  const handle = await open(file);
  for await (const line of handle.readLines()) {
    if (line.trim() === "") continue;
    const found = anchorLine.safeParse(JSON.parse(line) as unknown);
    if (!found.success) throw new NoExport("its lines are no anchors");
    lines.push(found.data);
  }
  return lines;
}

async function comparedWith(file: string, checked: Verdict): Promise<Break | null> {
  if (file.endsWith(".jsonl")) return compareAnchors(checked, await anchorsOf(file));
  const other = await read(file);
  if (other.incident.id !== checked.incident.id) throw new NoExport("it is of another incident");
  if (other.broken) {
    say("The second file is broken by itself:");
    tell(other, other.broken);
  }
  return compareVerdicts(checked, other);
}

async function main([file, second, ...rest]: string[]): Promise<number> {
  if (!file || rest.length > 0)
    throw new NoExport("usage: npm run verify -- EXPORT.json [EARLIER.json | ANCHORS.jsonl]");
  const checked = await read(file);
  const broken = checked.broken ?? (second ? await comparedWith(second, checked) : null);
  tell(checked, broken);
  return broken ? CODES.broken : CODES.whole;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`This is no export of an incident: ${(error as Error).message}\n`);
  process.exitCode = CODES.noExport;
}
