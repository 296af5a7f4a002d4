import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOTIFICATION_KINDS } from "@/server/notification/contract";
import { type Audience, recipientsOf } from "@/server/notification/rules/recipients-of";
import type { Mention } from "@/server/timeline/contract/event-payloads";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [ada, grace, linus, edith] = [id(1), id(2), id(3), id(4)];
const audience: Audience = {
  holders: new Map([["commander", [grace]]]),
  members: new Map([["team-1", [linus, ada]]]),
  room: [ada, grace, linus],
};
const nobody: Audience = { holders: new Map(), members: new Map(), room: [] };
const calling = (kind: Mention["kind"], to: string): Mention => ({ kind, id: to, name: to, handle: to });
const said = (mentions: Mention[], kind = "message") => ({ kind, actorId: ada, payload: { mentions } });
const told = (...given: Parameters<typeof recipientsOf>) => Object.fromEntries(recipientsOf(...given));

describe("whom an event is told to", () => {
  it("is the people whom a message calls: by name, role, team or all together", () => {
    expect(told(said([calling("person", edith)]), audience)).toEqual({ [edith]: ["mention"] });
    expect(told(said([calling("role", "commander")]), audience)).toEqual({ [grace]: ["held_role"] });
    const then = { ...calling("role", "commander"), people: [edith] };
    expect(told(said([then]), audience)).toEqual({ [edith]: ["held_role"] });
    expect(told(said([calling("team", "team-1")]), audience)).toEqual({ [linus]: ["team"] });
    expect(told(said([calling("room", "room")]), audience)).toEqual({ [grace]: ["room"], [linus]: ["room"] });
  });

  it("is whoever has the command when the room waits for an update", () => {
    const nudge = { kind: "nudge", actorId: null };
    const waits = { about: "update_overdue", since: "2026-11-22T03:12:00.000Z" };
    const mentions = [calling("person", grace)];
    expect(told({ ...nudge, payload: { ...waits, to: "Grace", mentions } }, nobody)).toEqual({ [grace]: ["nudge"] });
    expect(told({ ...nudge, payload: waits }, nobody)).toEqual({});
  });

  it("is everybody in the room of an incident that is merged, and nobody of the one that takes it", () => {
    const merged = (side: string) => ({
      kind: "incident_merged",
      actorId: ada,
      payload: { side, number: 7, title: "", alerts: 0, tasks: 0, silences: 0 },
    });
    expect(told(merged("source"), audience)).toEqual({ [grace]: ["merged"], [linus]: ["merged"] });
    expect(told(merged("target"), audience)).toEqual({});
  });

  it("names the strongest reason first when there are several", () => {
    const all = [calling("room", "room"), calling("role", "commander"), calling("person", grace)];
    expect(recipientsOf(said(all), audience).get(grace)).toEqual(["mention", "held_role", "room"]);
  });

  it("is whoever gets a role, a task or the incident, from somebody else", () => {
    const by = (actorId: string | null, kind: string, payload: Record<string, unknown>) =>
      told({ kind, actorId, payload }, nobody);
    const role = { role: "commander", from: null, to: "Grace", toId: grace };
    expect(by(ada, "role_assigned", role)).toEqual({ [grace]: ["role"] });
    expect(by(grace, "role_assigned", role)).toEqual({});
    expect(by(ada, "role_assigned", { role: "commander", from: "Grace", to: null })).toEqual({});
    expect(by(ada, "handoff_given", { to: "Grace", toId: grace })).toEqual({ [grace]: ["handoff"] });
    expect(by(ada, "handoff_given", { text: "to nobody" })).toEqual({});
    const task = { taskId: id(9), title: "Roll back" };
    expect(by(ada, "task_added", { ...task, assigneeId: grace })).toEqual({ [grace]: ["task"] });
    expect(by(null, "task_added", { ...task, assigneeId: grace })).toEqual({ [grace]: ["task"] });
    const handed = { ...task, before: { assigneeId: ada }, after: { assigneeId: grace } };
    expect(by(ada, "task_changed", handed)).toEqual({ [grace]: ["task"] });
    expect(by(grace, "task_changed", handed)).toEqual({});
    expect(by(ada, "task_changed", { ...task, before: { title: "x" }, after: { title: "y" } })).toEqual({});
  });

  it("is nobody twice for an edit: only who was not called before", () => {
    const edit = said([calling("person", edith), calling("person", grace)], "message_edited");
    expect(told(edit, audience, [calling("person", grace)])).toEqual({ [edith]: ["mention"] });
    expect(told(edit, audience, [calling("room", "room"), calling("person", edith)])).toEqual({});
  });

  it("is nobody for anything else, and for what cannot be read", () => {
    const kinds = ["status_changed", "reaction_added", "person_joined", "task_done", "from_the_future"];
    for (const kind of kinds) expect(told({ kind, actorId: ada, payload: { toId: grace } }, audience)).toEqual({});
    expect(told({ kind: "message", actorId: ada, payload: { mentions: "all" } }, audience)).toEqual({});
    expect(told({ kind: "role_assigned", actorId: ada, payload: { toId: 7 } }, audience)).toEqual({});
  });

  const person = fc.integer({ min: 1, max: 6 }).map(id);
  const mention = fc.oneof(
    person.map((to) => calling("person", to)),
    fc.constantFrom("commander", "scribe").map((to) => calling("role", to)),
    fc.constantFrom("team-1", "team-2").map((to) => calling("team", to)),
    fc.constant(calling("room", "room")),
  );
  const someAudience: fc.Arbitrary<Audience> = fc.record({
    holders: fc
      .dictionary(fc.constantFrom("commander", "scribe"), fc.array(person))
      .map((all) => new Map(Object.entries(all))),
    members: fc
      .dictionary(fc.constantFrom("team-1", "team-2"), fc.array(person))
      .map((all) => new Map(Object.entries(all))),
    room: fc.array(person),
  });

  it("never is its author, and never somebody whom nothing of it calls", () => {
    fc.assert(
      fc.property(fc.array(mention), someAudience, person, (mentions, all, author) => {
        const people = recipientsOf({ kind: "message", actorId: author, payload: { mentions } }, all);
        expect(people.has(author)).toBe(false);
        const reachable = new Set(
          mentions.flatMap(({ kind, id: to }) =>
            kind === "person"
              ? [to]
              : kind === "role"
                ? (all.holders.get(to) ?? [])
                : kind === "team"
                  ? (all.members.get(to) ?? [])
                  : all.room,
          ),
        );
        reachable.delete(author);
        expect(new Set(people.keys())).toEqual(reachable);
        for (const kinds of people.values()) {
          const ranks = kinds.map((kind) => NOTIFICATION_KINDS.indexOf(kind));
          expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
          expect(kinds.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("does not depend on the order of what a message calls", () => {
    fc.assert(
      fc.property(fc.array(mention), someAudience, (mentions, all) => {
        const forwards = recipientsOf(said(mentions), all);
        expect(recipientsOf(said(mentions.toReversed()), all)).toEqual(forwards);
      }),
    );
  });
});
