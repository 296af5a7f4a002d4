import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimelineEvent } from "@/server/timeline/contract";
import { tasksAt } from "./tasks-at";

const START = Date.UTC(2026, 10, 22, 3);
const ID = (task: number) => `00000000-0000-4000-8000-${String(task).padStart(12, "0")}`;
const STEPS = ["task_added", "task_done", "task_dropped", "task_reopened", "task_changed"] as const;
type Step = { task: number; kind: (typeof STEPS)[number] };

/** Events a minute apart. */
const told = (steps: readonly Step[]): TimelineEvent[] =>
  steps.map(({ task, kind }, at) => {
    const time = new Date(START + at * 60_000).toISOString();
    const payload = { taskId: ID(task), title: `Task ${task}`, before: {}, after: { assignee: "Grace" } };
    return { seq: at + 1, kind, occurredAt: time, recordedAt: time, payload } as unknown as TimelineEvent;
  });
const steps = fc.array(fc.record({ task: fc.nat(3), kind: fc.constantFrom(...STEPS) }), { maxLength: 20 });

describe("the tasks at a moment", () => {
  it("are those that had been added by then, each as its last step left it", () => {
    fc.assert(
      fc.property(steps, fc.nat(21), (given, minutes) => {
        const found = tasksAt(told(given), START + minutes * 60_000);
        const until = given.slice(0, minutes + 1);
        expect(found.map(({ id }) => id).toSorted()).toEqual(
          [...new Set(until.filter(({ kind }) => kind === "task_added").map(({ task }) => ID(task)))].toSorted(),
        );
      }),
    );
    const events = told([
      { task: 1, kind: "task_added" },
      { task: 2, kind: "task_added" },
      { task: 1, kind: "task_changed" },
      { task: 1, kind: "task_done" },
      { task: 1, kind: "task_reopened" },
    ]);
    const at = (minutes: number) =>
      tasksAt(events, START + minutes * 60_000).map(({ title, status, assignee }) => [title, status, assignee?.name]);
    expect(at(-1)).toEqual([]);
    expect(at(0)).toEqual([["Task 1", "open", undefined]]);
    expect(at(3)).toEqual([
      ["Task 2", "open", undefined],
      ["Task 1", "done", "Grace"],
    ]);
    expect(at(4)).toContainEqual(["Task 1", "open", "Grace"]);
  });

  it("knows nothing of what comes later", () => {
    fc.assert(
      fc.property(steps, fc.nat(20), (given, minutes) => {
        const at = START + minutes * 60_000;
        expect(tasksAt(told(given), at)).toEqual(tasksAt(told(given.slice(0, minutes + 1)), at));
      }),
    );
  });
});
