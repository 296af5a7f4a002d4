import { describe, expect, it } from "vitest";
import { giveHandoff } from "@/server/handover/give-handoff";
import { assignRole } from "@/server/incident/assign-role";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { setVisibility } from "@/server/incident/set-visibility";
import { mergeIncidents } from "@/server/merge/merge-incidents";
import { collectNotifications } from "@/server/notification/collect-notifications";
import { savePreferences } from "@/server/notification/save-preferences";
import { DEFAULT_PREFERENCES } from "@/server/notification/contract";
import { notificationPlace } from "@/server/notification/testing/notification-place";
import { addTask } from "@/server/task/add-task";
import { createTestOrganization } from "@/server/testing/test-context";
import { editMessage } from "@/server/timeline/edit-message";

const { here, arrived, calling, deliveries, key, round, say, seen, signIn, text, told } = notificationPlace();

describe("who is told", () => {
  it("is whom a message calls, in their language, with where, who and what", async () => {
    const [english, chinese] = [await told(here.grace), await told(here.grace, "zh-TW")];
    const { seq } = await say(here.ada, `**${calling(here.grace)}** is it the cache?`);
    await round();
    expect(arrived(english.endpoint)).toEqual([
      expect.objectContaining({
        number: here.number,
        seq,
        title: `#${here.number} · ${here.ada.viewer.name} mentioned you`,
        body: `${calling(here.grace)} is it the cache?`,
        lang: "en",
      }),
    ]);
    expect(arrived(chinese.endpoint)).toEqual([
      expect.objectContaining({
        title: `#${here.number} · ${here.ada.viewer.name} 提及您`,
        lang: "zh-TW",
        open: "開啟",
      }),
    ]);
    expect(here.push.sent[0]?.message).toMatchObject({ urgency: "high", ttlSeconds: 3_600 });
  });

  it("is never the author, and nobody who was not called", async () => {
    await told(here.ada);
    await told(here.grace);
    await say(here.ada, `${calling(here.ada)} and nobody else`);
    await say(here.ada, "nobody at all");
    await round();
    expect(arrived()).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });

  it("is a team's members, a role's holder and everybody who was in the room", async () => {
    const linus = await signIn("viewer");
    const { db } = here.ours.services;
    const slug = `team-${text(4).toLowerCase()}`;
    const team = await db.team.create({ data: { organizationId: here.ours.id, slug, name: "Payments" } });
    await db.membership.create({
      data: { userId: linus.viewer.userId, teamId: team.id, organizationId: here.ours.id },
    });
    await assignRole(here.ada, { ...(await seen()), role: "scribe", userId: here.grace.viewer.userId });
    await round();
    const [ofGrace, ofLinus] = [await told(here.grace), await told(linus)];
    await say(here.ada, `@${slug} and @scribe`);
    await say(here.ada, "@room look");
    await round();
    expect(arrived(ofLinus.endpoint).map(({ title }) => title)).toEqual([
      expect.stringContaining("mentioned your team"),
    ]);
    expect(arrived(ofGrace.endpoint).map(({ title }) => title)).toEqual([
      expect.stringContaining("mentioned a role of yours"),
      expect.stringContaining("mentioned everybody"),
    ]);
  });

  it("is whoever gets a role, a task or the incident from somebody else", async () => {
    const { endpoint } = await told(here.grace);
    await told(here.ada);
    const { userId } = here.grace.viewer;
    await assignRole(here.ada, { ...(await seen()), role: "commander", userId });
    await assignRole(here.ada, { ...(await seen()), role: "commander", userId: here.ada.viewer.userId });
    await addTask(here.ada, {
      incidentNumber: here.number,
      ...key(),
      title: "Roll checkout back",
      assigneeId: userId,
      dueAt: null,
    });
    await giveHandoff(here.ada, { incidentNumber: here.number, ...key(), toUserId: userId, note: "Mind the cache" });
    await round();
    expect(arrived(endpoint).map(({ title, body }) => [title.split(" · ")[1], body])).toEqual([
      [`${here.ada.viewer.name} made you Incident commander`, "Checkout errors"],
      [`${here.ada.viewer.name} gave you a task`, "Roll checkout back"],
      [`${here.ada.viewer.name} hands over to you`, "Mind the cache"],
    ]);
    expect(arrived()).toHaveLength(3);
  });

  it("is somebody whom only an edit calls, once", async () => {
    const { endpoint } = await told(here.grace);
    const linus = await signIn("responder");
    const other = await told(linus);
    const { id: eventId } = await say(here.ada, `${calling(here.grace)} look`);
    const edit = (body: string) =>
      editMessage(here.ada, { incidentNumber: here.number, eventId, ...key(), body, attachmentIds: [] });
    await edit(`${calling(here.grace)} ${calling(linus)} look`);
    await edit(`${calling(here.grace)} ${calling(linus)} look here`);
    await round();
    expect(arrived(endpoint)).toHaveLength(1);
    // Said as it stands now.
    expect(arrived(other.endpoint).map(({ body }) => body)).toEqual([
      `${calling(here.grace)} ${calling(linus)} look here`,
    ]);
  });

  it("is of a private incident only who may see it when it is sent", async () => {
    const linus = await signIn("responder");
    const [ofGrace, ofLinus] = [await told(here.grace), await told(linus)];
    await say(here.ada, `${calling(here.grace)} and ${calling(linus)}`);
    const memberIds = [linus.viewer.userId];
    await setVisibility(here.ada, { ...(await seen()), visibility: "private", memberIds });
    await round();
    expect(arrived(ofLinus.endpoint)).toHaveLength(1);
    expect(arrived(ofGrace.endpoint)).toEqual([]);
    const ofGraceNoted = (await deliveries()).filter(({ userId }) => userId === here.grace.viewer.userId);
    expect(ofGraceNoted).toMatchObject([{ state: "dropped", refusal: "forbidden" }]);
  });

  it("is everybody in the room of an incident that went on in another one, and nobody who may not see it", async () => {
    const [linus, edith] = [await signIn("responder"), await signIn("responder")];
    const [ofGrace, ofLinus, ofEdith] = [await told(here.grace, "zh-TW"), await told(linus), await told(edith)];
    const ofAda = await told(here.ada);
    await assignRole(here.ada, { ...(await seen()), role: "scribe", userId: here.grace.viewer.userId });
    await say(linus, "It is the cache");
    await setVisibility(here.ada, { ...(await seen()), visibility: "private", memberIds: [] });
    const target = { title: "Payroll leak", severity: "sev1", visibility: "private" };
    const { number: into } = await declareIncident(here.ada, declareInput.parse({ ...key(), ...target }));
    await round();
    const before = arrived().length;
    await mergeIncidents(here.ada, { number: here.number, into, ...key() });
    await round();
    expect(arrived(ofGrace.endpoint).at(-1)).toMatchObject({
      number: here.number,
      title: `#${here.number} · ${here.ada.viewer.name} 將此事件合併到 #${into}`,
      body: "Checkout errors",
    });
    expect(arrived()).toHaveLength(before + 1);
    for (const { endpoint } of [ofAda, ofLinus, ofEdith]) expect(arrived(endpoint)).toEqual([]);
    expect(JSON.stringify(arrived())).not.toContain("Payroll");
  });

  it("is not whoever does not want to hear of merges", async () => {
    await told(here.grace);
    await say(here.grace, "It is the cache");
    await savePreferences(here.grace, { ...DEFAULT_PREFERENCES, off: ["merged"] });
    const target = declareInput.parse({ ...key(), title: "All is slow", severity: "sev1" });
    const { number: into } = await declareIncident(here.ada, target);
    await mergeIncidents(here.ada, { number: here.number, into, ...key() });
    await round();
    expect(arrived()).toEqual([]);
  });

  it("is nobody of another organization, whatever a payload says", async () => {
    const theirs = await createTestOrganization();
    theirs.services.push = here.push;
    const stranger = await signIn("admin", theirs);
    await told(stranger);
    await addTaskOf(stranger.viewer.userId);
    await round();
    expect(await deliveries()).toEqual([]);
    await theirs.close();

    async function addTaskOf(toId: string): Promise<void> {
      const { recordEvent } = await import("@/server/timeline/record-event");
      const actor = { id: here.ada.viewer.userId, name: "Ada" };
      const payload = { role: "commander", from: null, to: "Stranger", toId };
      await recordEvent(here.ours.services.pool, {
        organizationId: here.ours.id,
        incidentId: here.incidentId,
        kind: "role_assigned",
        actor,
        payload,
      });
    }
  });
});

describe("what somebody wants", () => {
  it("decides: kinds, pauses and quiet hours, with their own grave incidents excepted", async () => {
    const { endpoint } = await told(here.grace);
    const choose = (change: object) => savePreferences(here.grace, { ...DEFAULT_PREFERENCES, ...change });
    await choose({ off: ["mention"] });
    await say(here.ada, `${calling(here.grace)} 1`);
    await round();
    await choose({ pausedUntil: new Date(Date.now() + 60_000).toISOString() });
    await say(here.ada, `${calling(here.grace)} 2`);
    await round();
    const clock = (hoursFromNow: number) => new Date(Date.now() + hoursFromNow * 3_600_000).toISOString().slice(11, 16);
    const quiet = { isOn: true, from: clock(-1), to: clock(1), exceptMine: true };
    await choose({ quiet });
    await say(here.ada, `${calling(here.grace)} 3`);
    while (await collectNotifications(here.ours.services, here.ours.id, here.incidentId));
    const noted = (await deliveries()).map(({ state, refusal }) => `${state}: ${refusal}`);
    expect(noted.toSorted()).toEqual(["dropped: paused", "dropped: quiet"]);
    await choose({});
    await assignRole(here.ada, { ...(await seen()), role: "commander", userId: here.grace.viewer.userId });
    await say(here.ada, `${calling(here.grace)} 4`);
    await round();
    expect(arrived(endpoint)).toHaveLength(2);
  });

  it("can be that no word of it leaves the room", async () => {
    await told(here.grace);
    await savePreferences(here.grace, { ...DEFAULT_PREFERENCES, hidesText: true });
    await say(here.ada, `${calling(here.grace)} the password is hunter2`);
    await assignRole(here.ada, { ...(await seen()), role: "commander", userId: here.grace.viewer.userId });
    await round();
    expect(arrived()).toHaveLength(2);
    expect(JSON.stringify(here.push.sent)).not.toMatch(/hunter2|Checkout/);
    expect(arrived()[0]?.body).toBe("Open the room to read it.");
  });
});
