import { expect, it } from "vitest";
import { EVENT_KINDS } from "@/server/timeline/contract";
import { EVENT_PAYLOADS, SUPERSEDING_KINDS } from "@/server/timeline/contract/event-payloads";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { groupOf } from "@/server/timeline/rules/kind-groups";
import { payloadOf } from "@/server/timeline/rules/payload-of";

it.each(EVENT_KINDS)("%s says what it carries, and can be filtered by when it has a row", (kind) => {
  expect(EVENT_PAYLOADS).toHaveProperty(kind);
  expect(groupOf({ kind }) !== null).toBe(!isSuperseding({ kind }) || kind === "event_pinned");
});

it("R4: a payload that does not fit, or a kind that nobody knows, is no error", () => {
  expect(payloadOf({ kind: "status_changed", payload: { from: 1 } }, "status_changed")).toBeNull();
  expect(payloadOf({ kind: "message", payload: {} }, "status_changed")).toBeNull();
  const more = { from: "fixing", to: "resolved", fromTheFuture: true };
  expect(payloadOf({ kind: "status_changed", payload: more }, "status_changed")).toMatchObject({ to: "resolved" });
  for (const kind of ["hologram_shared", "__proto__", "constructor", ...SUPERSEDING_KINDS.slice(0, 4)]) {
    expect(groupOf({ kind })).toBeNull();
  }
});
