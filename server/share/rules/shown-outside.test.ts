import { expect, it } from "vitest";
import { shownOutside } from "@/server/share/rules/shown-outside";
import { idAt, personId, told } from "@/server/timeline/testing/told";

it("tells of nothing that an organization notes for itself, nor what it still had to do", () => {
  const shown = shownOutside([
    told(1, "Ada", { kind: "field_changed", payload: { name: "Root cause", from: null, to: "A secret" } }),
    told(2, "Ada", {
      kind: "status_changed",
      payload: { from: "fixing", to: "monitoring", open: ["Tell the boss"], fields: ["Root cause"] },
    }),
  ]);
  expect(shown.map(({ seq, payload }) => [seq, payload])).toEqual([[2, { from: "fixing", to: "monitoring" }]]);
});

it("shows the newest words, nothing that was deleted or is internal, and no ids", () => {
  const mentions = [{ kind: "person", id: personId("Grace"), name: "Grace", handle: "grace" }];
  const shown = shownOutside([
    told(1, "Ada", { body: "a typo", payload: { mentions } }),
    told(2, "Ada", { body: "the password is hunter2" }),
    told(3, "Ada", {
      kind: "task_added",
      payload: { taskId: idAt(50), title: "Roll back", assigneeId: personId("Grace") },
    }),
    told(4, "Ada", {
      kind: "task_changed",
      payload: { title: "t", before: { assigneeId: personId("Ada"), assignee: "A" } },
    }),
    told(5, "Ada", { kind: "person_joined" }),
    told(6, "Ada", { kind: "message_edited", body: "mended", supersedesId: idAt(1), payload: { mentions } }),
    told(7, "Ada", { kind: "message_deleted", supersedesId: idAt(2) }),
    told(8, "Ada", { kind: "reaction_added", supersedesId: idAt(1), payload: { emoji: "👍" } }),
    told(9, "Ada", { kind: "event_pinned", supersedesId: idAt(1) }),
    told(10, "Ada", { body: "an answer", threadId: idAt(1) }),
  ]);
  expect(shown.map(({ seq, body, payload }) => [seq, body, payload])).toEqual([
    [1, "mended", {}],
    [3, "", { title: "Roll back" }],
    [4, "", { title: "t", before: { assignee: "A" } }],
    [10, "an answer", {}],
  ]);
  expect(JSON.stringify(shown)).not.toMatch(/hunter2|typo|0000-4000-[89]000/);
});
