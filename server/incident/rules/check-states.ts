import type { ChecklistSettings, CheckState } from "@/server/incident/contract/checklist";

interface Tick {
  itemId: string;
  doneAt: Date;
  doneBy: string;
}

/** The items of a checklist with their ticks; ticks of items that are none any more are left out. */
export function checkStates(items: ChecklistSettings["items"], ticks: readonly Tick[]): CheckState[] {
  const done = new Map(ticks.map(({ itemId, doneAt, doneBy }) => [itemId, { at: doneAt.toISOString(), by: doneBy }]));
  return items.map(({ id, text }) => ({ id, text, done: done.get(id.toLowerCase()) ?? null }));
}
