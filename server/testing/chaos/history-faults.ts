import { isDeepStrictEqual } from "node:util";
import { entryHash } from "@/server/record/entry-hash";
import type { HeardSpell } from "@/server/testing/chaos/resuming-client";
import type { Acknowledged } from "@/server/testing/chaos/stubborn-person";
import { contentHash } from "@/server/timeline/content-hash";
import type { TimelineEvent } from "@/server/timeline/contract";

export interface StoredEntry {
  event: TimelineEvent;
  prevHash: string;
  hash: string;
}

/** Everything that was seen of one incident, by those who wrote, by those who read, and in the table. */
export interface History {
  incidentId: string;
  lastSeq: number;
  headHash: string;
  /** In the order of their numbers. */
  table: readonly StoredEntry[];
  acknowledged: readonly Acknowledged[];
  readers: readonly { spells: readonly HeardSpell[] }[];
}

const FIRST = "0".repeat(64);

/** What of the timeline's promises was broken, one line each; none when all were kept. */
export function historyFaults(history: History): string[] {
  return [
    ...numberFaults(history),
    ...keyFaults(history),
    ...chainFaults(history),
    ...acknowledgementFaults(history),
    ...history.readers.flatMap(({ spells }, index) => [...readerFaults(history, spells, `reader ${index}`)]),
  ];
}

function* numberFaults({ table, lastSeq }: History): Generator<string> {
  for (const [index, { event }] of table.entries())
    if (event.seq !== index + 1) return yield `T1: entry ${index + 1} of the table has the number ${event.seq}`;
  if (lastSeq !== table.length) yield `T1: the incident counts ${lastSeq} entries, the table has ${table.length}`;
}

function* keyFaults({ table }: History): Generator<string> {
  const keys = new Set<string>();
  for (const { event } of table) {
    if (keys.has(event.idempotencyKey)) yield `T2: two entries have the key ${event.idempotencyKey}`;
    keys.add(event.idempotencyKey);
  }
}

function* chainFaults({ table, incidentId, headHash }: History): Generator<string> {
  let before = FIRST;
  for (const { event, prevHash, hash } of table) {
    if (prevHash !== before || hash !== entryHash(incidentId, { ...event, prevHash: before }, contentHash(event)))
      yield `the chain of hashes breaks at entry ${event.seq}`;
    before = hash;
  }
  if (headHash !== before) yield "the incident's head is not the hash of the last entry";
}

function* acknowledgementFaults({ table, acknowledged }: History): Generator<string> {
  const stored = new Map(table.map(({ event }) => [event.idempotencyKey, event]));
  for (const { key, event } of acknowledged) {
    const found = stored.get(key);
    if (!found) yield `T4: acknowledged as ${event.seq} and not stored: ${key}`;
    else if (!isDeepStrictEqual(found, event))
      yield `T2: acknowledged as ${event.seq} (${event.id}) and stored as ${found.seq} (${found.id}): ${key}`;
  }
}

function* readerFaults({ table }: History, spells: readonly HeardSpell[], name: string): Generator<string> {
  const heard: TimelineEvent[] = [];
  for (const { after, events } of spells) {
    let expected = after + 1;
    for (const event of events) {
      if (event.seq !== expected) yield `S4: ${name} went on after ${after} and heard ${event.seq} for ${expected}`;
      expected = event.seq + 1;
    }
    heard.push(...events);
  }
  const places = new Map(heard.map(({ id }, place) => [id, place]));
  for (const [place, { supersedesId, seq }] of heard.entries()) {
    if (supersedesId !== null && (places.get(supersedesId) ?? place) >= place)
      yield `I5: ${name} heard ${seq} before the entry that it changes`;
  }
  const isEqual =
    heard.length === table.length && heard.every((event, place) => isDeepStrictEqual(event, table[place]?.event));
  if (!isEqual) yield `I2: ${name} heard ${heard.length} entries, and they are not the ${table.length} of the table`;
}
