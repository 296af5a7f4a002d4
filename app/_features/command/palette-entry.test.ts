import { expect, it } from "vitest";
import { arrangeEntries } from "./palette-entry";

const act = () => undefined;
const entry = (id: string, names: string[], isFree = true) => ({ id, names, label: id, ...(isFree && { act }) });
const sections = [
  { heading: "Room", entries: [entry("runbook", ["runbook"], false), entry("dashboard", ["/dashboard", "dashboard"])] },
  { heading: "Go", entries: [entry("board", ["Board"]), entry("services", ["Services", "服務"])] },
];
const found = (search: string) => arrangeEntries(sections, search).map(({ entries }) => entries.map(({ id }) => id));

it("without a search everything is there, in its order, what cannot be chosen last", () => {
  expect(found("")).toEqual([
    ["dashboard", "runbook"],
    ["board", "services"],
  ]);
});

it("the section with the best answer comes first", () => {
  expect(found("board")).toEqual([["board"], ["dashboard"]]);
  expect(found("dash")).toEqual([["dashboard"]]);
  expect(found("服務")).toEqual([["services"]]);
  expect(found("nothing like it")).toEqual([]);
});
