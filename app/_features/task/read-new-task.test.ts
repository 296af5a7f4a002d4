import { expect, it } from "vitest";
import { readNewTask } from "./read-new-task";

const ada = { id: "a", name: "Ada", username: "ada" };
const now = new Date("2026-11-22T03:10:00Z");
const read = (text: string) => readNewTask(text, [ada], now, "Asia/Taipei");

it("a line says what, who and until when", () => {
  expect(read("Restart checkout")).toEqual({ title: "Restart checkout", assigneeId: null, dueAt: null });
  expect(read("重新啟動結帳 @Ada @+30m")).toEqual({
    title: "重新啟動結帳",
    assigneeId: "a",
    dueAt: "2026-11-22T03:40:00.000Z",
  });
  expect(read("Call them @11:30")).toMatchObject({ dueAt: "2026-11-22T03:30:00.000Z" });
});

it("what is missing or wrong is named", () => {
  expect(read("  ")).toEqual({ problem: "empty" });
  expect(read("@ada")).toEqual({ problem: "empty" });
  expect(read("Look @bob")).toEqual({ problem: "notFound", name: "bob" });
  expect(read("Look due=never")).toEqual({ problem: "notATime" });
});
