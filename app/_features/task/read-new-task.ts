import { parseCommand } from "@/server/command/rules/parse-command";
import { momentAt } from "@/server/command/rules/moment";
import type { Person } from "@/server/incident/contract";

export type NewTask =
  | { title: string; assigneeId: string | null; dueAt: string | null }
  | { problem: "notATime" | "empty" }
  | { problem: "notFound"; name: string };

/** Reads what is written into the list as `/task` reads it: `Restart checkout @ada @+30m`. */
export function readNewTask(text: string, people: readonly Person[], now: Date, timeZone: string): NewTask {
  const read = parseCommand(`/task ${text}`);
  if (!read || text.trim() === "") return { problem: "empty" };
  const { title, person, due } = read.args;
  if (typeof title !== "string" || read.problems.some(({ code }) => code === "missing")) return { problem: "empty" };
  if (read.problems.length > 0) return { problem: "notATime" };
  const wanted = typeof person === "string" ? person.toLowerCase() : null;
  const assignee = people.find(({ username }) => username.toLowerCase() === wanted);
  if (wanted !== null && !assignee) return { problem: "notFound", name: wanted };
  const dueAt = typeof due === "object" ? momentAt(due, now, timeZone, "ahead").toISOString() : null;
  return { title, assigneeId: assignee?.id ?? null, dueAt };
}
