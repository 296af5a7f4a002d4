import { afterEach, expect, it } from "vitest";
import { type FrozenPanel, frozenPanels } from "@/app/_lib/frozen-panels";

const panel = (evidenceId: string, from: number, to: number, panelId = 4): FrozenPanel => ({
  evidenceId,
  dashboardUid: "checkout",
  panelId,
  from,
  to,
  words: "",
});
const asked = { dashboardUid: "checkout", panelId: 4, range: { from: 1_000, to: 2_000 } };
const ids = (found: readonly FrozenPanel[]) => found.map(({ evidenceId }) => evidenceId);
afterEach(() => frozenPanels.use([]));

it("stands for a span whose end it shows, and most of it; the one that shows most comes first", () => {
  frozenPanels.use([
    panel("half", 1_500, 2_500),
    panel("whole", 0, 2_000),
    panel("other panel", 0, 3_000, 5),
    panel("little", 1_700, 3_000),
    panel("before", 0, 1_900),
    panel("a moment before", 0, 1_990),
  ]);
  expect(ids(frozenPanels.of(asked))).toEqual(["whole", "a moment before", "half"]);
});

it("shows in need what little there is, and nothing of another time", () => {
  frozenPanels.use([panel("little", 1_700, 3_000), panel("before", 0, 1_900), panel("later", 2_000, 3_000)]);
  expect(ids(frozenPanels.of(asked, true))).toEqual(["before", "little"]);
});

it("has nothing while nobody looks at the past", () => {
  expect(frozenPanels.of(asked)).toEqual([]);
});
