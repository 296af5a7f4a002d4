import type { TimelineEvent } from "@/server/timeline/contract";
import { seeded } from "./search-corpus";

const PEOPLE = ["Ada Lovelace", "Grace Hopper", "Lin Chen", "林怡君", "Margaret Hamilton", "Omar Haddad", "Rosa Díaz"];
const WORDS =
  "checkout payments latency spike rollback deploy pod crashloop database replica failover p99 error budget timeout kafka lag consumer cache miss redis panel".split(
    " ",
  );
const STARTED_AT = Date.UTC(2026, 10, 1);

type Told = Pick<TimelineEvent, "kind" | "body" | "payload">;

function told(random: () => number): Told {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  const words = (most: number) => Array.from({ length: 3 + Math.floor(random() * most) }, () => pick(WORDS)).join(" ");
  const say = (body: string): Told => ({ kind: "message", body, payload: {} });
  const is = random();
  if (is < 0.62) return say(words(40));
  if (is < 0.72) return say(`**${words(3)}**: \`${pick(WORDS)} --since=1h\`, see https://example.com/${pick(WORDS)}`);
  if (is < 0.78) return say(`- ${words(6)}\n- ${words(6)}\n- *${words(4)}*`);
  if (is < 0.82) return say(`\`\`\`\n${words(8)}\n${words(8)}\n${words(8)}\n\`\`\``);
  if (is < 0.84) return say(`| pod | restarts |\n|---|---|\n| ${pick(WORDS)} | 3 |\n| ${pick(WORDS)} | 11 |`);
  if (is < 0.88) return { kind: "status_changed", body: "", payload: { from: "investigating", to: "identified" } };
  if (is < 0.9) return { kind: "severity_changed", body: "", payload: { from: "sev3", to: "sev2" } };
  if (is < 0.95) return { kind: "deployment", body: "", payload: { service: pick(WORDS), version: "1.4.2" } };
  return { kind: "person_joined", body: "", payload: {} };
}

/** So many events as an incident has them: mostly messages, some with markup, some reacted to, and what the room tells. */
export function timelineEvents(count: number): TimelineEvent[] {
  const random = seeded(214);
  const events: TimelineEvent[] = [];
  let person = 0;
  for (let seq = 1; seq <= count; seq++) {
    if (random() < 0.5) person = Math.floor(random() * PEOPLE.length);
    const last = events.at(-1);
    const isReaction = last?.kind === "message" && random() < 0.08;
    const at = new Date(STARTED_AT + seq * 20_000).toISOString();
    events.push({
      id: idOf(seq),
      seq,
      occurredAt: at,
      recordedAt: at,
      actorId: idOf(1_000_000_000 + person),
      actorName: PEOPLE[person] ?? "",
      source: "web",
      idempotencyKey: idOf(seq),
      supersedesId: isReaction ? last.id : null,
      threadId: null,
      ...(isReaction ? { kind: "reaction_added", body: "", payload: { emoji: "👍" } } : told(random)),
    });
  }
  return events;
}

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
