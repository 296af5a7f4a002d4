import { alertsPage } from "./bench/alerts-page";
import { append } from "./bench/append";
import { fanout } from "./bench/fanout";
import { firstPanel } from "./bench/first-panel";
import { ingest } from "./bench/ingest";
import { jitter } from "./bench/jitter";
import { latency } from "./bench/latency";
import { memory } from "./bench/memory";
import { restart } from "./bench/restart";
import type { Bench, BenchResult } from "./bench/result";
import { roomOpen } from "./bench/room-open";
import { search } from "./bench/search";
import { storm } from "./bench/storm";
import { timeline } from "./bench/timeline";
import { viewers } from "./bench/viewers";
import { webhookToPage } from "./bench/webhook-to-page";

const BENCHES: Record<string, Bench> = {
  fanout,
  latency,
  memory,
  jitter,
  restart,
  "room-open": roomOpen,
  timeline,
  append,
  "first-panel": firstPanel,
  viewers,
  search,
  ingest,
  storm,
  "webhook-to-page": webhookToPage,
  "alerts-page": alertsPage,
};

const args = process.argv.slice(2);
const isJson = args.includes("--json");
const names = args.filter((arg) => !arg.startsWith("--"));
const unknown = names.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}". Benches: ${Object.keys(BENCHES).join(", ")}\n`);
  process.exit(2);
}

for (const [name, bench] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const result = await bench();
  process.stdout.write(isJson ? `${JSON.stringify(result)}\n` : table(result));
}

function table({ name, value, unit, peer, peerValue, ratio, target, met, also }: BenchResult): string {
  const rows: [string, string][] = [
    [name, `${value} ${unit}`],
    ["peer", `${peerValue} (${peer})`],
    ["ratio", `${ratio} times better`],
    ["target", `${target}: ${met ? "met" : "NOT MET"}`],
    ...Object.entries(also).map(([key, figure]): [string, string] => [key, String(figure)]),
  ];
  return `${rows.map(([key, text]) => `${key.padEnd(20)} ${text}`).join("\n")}\n\n`;
}
