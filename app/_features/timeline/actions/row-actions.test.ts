import { describe, expect, it } from "vitest";
import { type Shortcut, SHORTCUT_NAMES, SHORTCUTS } from "@/app/_lib/shortcuts";
import type { TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { actionOfKey, ROW_KEYS, type RowAction, rowActions } from "./row-actions";

const ME = "me";
const RESPONDER = { id: ME, canPost: true, canModerate: false };
const COMMANDER = { id: ME, canPost: true, canModerate: true };
const VIEWER = { id: ME, canPost: false, canModerate: false };

function entryOf(more: Partial<TimelineEvent>, ...kinds: string[]) {
  const at = "2026-11-22T02:51:00.000Z";
  const rest = { occurredAt: at, recordedAt: at, actorId: ME, actorName: "Ada", source: "web", payload: {} };
  const event = {
    id: "e1",
    seq: 1,
    kind: "message",
    body: "said",
    ...rest,
    idempotencyKey: "1",
    supersedesId: null,
    threadId: null,
  };
  const later = kinds.map((kind, n) => ({ ...event, id: `e${n + 2}`, seq: n + 2, kind, supersedesId: "e1" }));
  const [entry] = foldEvents([{ ...event, ...more }, ...later], { me: ME });
  if (!entry) throw new Error("no entry");
  return entry;
}

describe("what one may do with an entry", () => {
  it("one's own message: everything", () => {
    expect(rowActions(entryOf({}), RESPONDER)).toEqual([
      "react",
      "reply",
      "edit",
      "pin",
      "mark",
      "copyText",
      "copyLink",
      "remove",
    ]);
  });

  it("somebody else's: neither reword nor, without a commander's role, pin and delete it", () => {
    const theirs = entryOf({ actorId: "you" });
    expect(rowActions(theirs, RESPONDER)).toEqual(["react", "reply", "mark", "copyText", "copyLink"]);
    expect(rowActions(theirs, COMMANDER)).toEqual(["react", "reply", "pin", "mark", "copyText", "copyLink", "remove"]);
  });

  it("what happened can be answered and marked, and never unsaid", () => {
    const actions = rowActions(entryOf({ kind: "status_changed", body: "" }), COMMANDER);
    expect(actions).toEqual(["react", "reply", "pin", "mark", "copyLink"]);
  });

  it("what was done is offered the other way around", () => {
    const actions = rowActions(entryOf({}, "event_pinned", "event_marked", "message_edited"), RESPONDER);
    expect(actions).toEqual(expect.arrayContaining(["unpin", "unmark", "history"]));
    expect(actions).not.toEqual(expect.arrayContaining(["pin"]));
    expect(actions).not.toEqual(expect.arrayContaining(["mark"]));
  });

  it("a deleted message has its history and its link, and can be answered", () => {
    expect(rowActions(entryOf({}, "message_deleted"), RESPONDER)).toEqual(["reply", "copyLink", "history"]);
  });

  it("a viewer reads", () => {
    expect(rowActions(entryOf({}), VIEWER)).toEqual(["copyText", "copyLink"]);
  });
});

describe("keys of a row", () => {
  it("do what is offered, and nothing else", () => {
    const all = rowActions(entryOf({}), RESPONDER);
    const byKey = (key: string, allowed: readonly RowAction[] = all) => actionOfKey(key, allowed);
    expect(byKey(ROW_KEYS.edit)).toBe("edit");
    expect(byKey(".")).toBe("pin");
    expect(byKey(".", ["unpin"])).toBe("unpin");
    expect(byKey("e", rowActions(entryOf({ actorId: "you" }), RESPONDER))).toBeNull();
    expect(byKey("x")).toBeNull();
  });

  it("are those that the list of keys names for a row", () => {
    const listed = SHORTCUT_NAMES.flatMap((name) => {
      const { heardBy, keys }: Shortcut = SHORTCUTS[name];
      return heardBy?.endsWith("/row-actions.ts") ? keys : [];
    });
    expect(new Set(listed)).toEqual(new Set(Object.values(ROW_KEYS)));
  });
});
