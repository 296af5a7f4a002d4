import { expect, it } from "vitest";
import { draftOf, emptyTask, problemsOf, refusedFields, wishOf } from "@/app/_features/incident/types/type-draft";

const good = { ...draftOf(null), name: "Security" };

it("a type needs a name that is text, and nothing else", () => {
  expect(problemsOf(good)).toEqual({});
  expect(problemsOf(draftOf(null))).toEqual({ name: "missing" });
  expect(problemsOf({ ...good, name: "Two\nlines" })).toEqual({ name: "notText" });
  expect(problemsOf({ ...good, summary: "x".repeat(4_001), description: "x".repeat(301) })).toEqual({
    description: "tooLong",
    summary: "tooLong",
  });
});

it("a line without words is no task", () => {
  const tasks = [{ ...emptyTask(), title: "Tell support" }, emptyTask(), { ...emptyTask(), title: "  " }];
  expect(problemsOf({ ...good, tasks })).toEqual({});
  expect(wishOf({ ...good, tasks }).tasks.map(({ title }) => title)).toEqual(["Tell support"]);
  const many = Array.from({ length: 21 }, () => ({ ...emptyTask(), title: "More" }));
  expect(problemsOf({ ...good, tasks: many })).toEqual({ tasks: "tooLong" });
});

it("what the server refuses stands at its field", () => {
  expect(refusedFields({ fields: [{ path: "name", code: "takenByArchived" }] })).toEqual({ name: "takenByArchived" });
  expect(refusedFields({ fields: [{ path: "types", code: "tooMany" }] })).toEqual({});
  expect(refusedFields({})).toEqual({});
});
