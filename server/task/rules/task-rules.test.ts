import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TASK_STATUSES } from "@/server/task/contract";
import { decideTask, type TaskStep } from "@/server/task/rules/decide-task";
import { isOverdue, orderTasks } from "@/server/task/rules/order-tasks";

const task = (
  status: "open" | "done" | "dropped",
  dueAt: string | null,
  createdAt: string,
  doneAt: string | null = null,
) => ({
  status,
  dueAt,
  createdAt,
  doneAt,
});

describe("the list", () => {
  it("begins with what is due soonest and ends with what was dropped", () => {
    const soon = task("open", "2026-11-22T03:10:00Z", "2026-11-22T03:00:00Z");
    const later = task("open", "2026-11-22T04:10:00Z", "2026-11-22T02:00:00Z");
    const older = task("open", null, "2026-11-22T01:00:00Z");
    const newer = task("open", null, "2026-11-22T02:00:00Z");
    const done = task("done", null, "2026-11-22T00:00:00Z", "2026-11-22T01:00:00Z");
    const justDone = task("done", null, "2026-11-22T00:00:00Z", "2026-11-22T02:00:00Z");
    const dropped = task("dropped", null, "2026-11-22T00:00:00Z", "2026-11-22T03:00:00Z");
    expect(orderTasks([dropped, done, newer, later, justDone, older, soon])).toEqual([
      soon,
      later,
      older,
      newer,
      justDone,
      done,
      dropped,
    ]);
  });

  it("marks only open tasks as overdue", () => {
    const now = new Date("2026-11-22T03:10:00Z");
    expect(isOverdue({ status: "open", dueAt: "2026-11-22T03:09:59Z" }, now)).toBe(true);
    expect(isOverdue({ status: "open", dueAt: "2026-11-22T03:10:01Z" }, now)).toBe(false);
    expect(isOverdue({ status: "open", dueAt: null }, now)).toBe(false);
    expect(isOverdue({ status: "done", dueAt: "2026-11-22T03:00:00Z" }, now)).toBe(false);
  });
});

it("any settled task can be opened again, and only an open one is settled", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TASK_STATUSES),
      fc.constantFrom<TaskStep>("finish", "reopen", "drop"),
      (from, step) => {
        const to = decideTask(from, step);
        if (to === null) expect(from === "open").toBe(step === "reopen");
        else if (to !== "open") expect(decideTask(to, "reopen")).toBe("open");
        else expect(from).not.toBe("open");
      },
    ),
  );
});
