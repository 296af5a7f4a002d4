import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { Answer, GrafanaClient } from "./grafana-connection";

const PATH = "/api/alertmanager/grafana/api/v2";
const HOUR = 3_600_000;

interface Silence {
  id: string;
  startsAt: string;
  endsAt: string;
  comment: string;
  status: { state: string };
}

/** Silences. Those that are made end with the tests. */
export function silenceContract(client: () => GrafanaClient): void {
  describe("silences", () => {
    const label = `contract-${randomUUID()}`;
    const made = new Set<string>();
    const at = (offset: number) => new Date(Date.now() + offset).toISOString();
    const matcher = (value: string) => ({ name: "alertname", value, isRegex: false, isEqual: true });
    const write = async (more: object = {}): Promise<Answer> => {
      const json = {
        matchers: [matcher(label)],
        startsAt: at(-HOUR),
        endsAt: at(HOUR),
        createdBy: "contract",
        comment: label,
        ...more,
      };
      const answer = await client().callAsEditor(`${PATH}/silences`, { json });
      const { silenceID } = (answer.body ?? {}) as { silenceID?: string };
      if (silenceID) made.add(silenceID);
      return answer;
    };
    const create = async (more?: object): Promise<string> =>
      ((await write(more)).body as { silenceID: string }).silenceID;
    const read = async (id: string) => (await client().call(`${PATH}/silence/${id}`)).body as Silence;
    const end = (id: string) => client().callAsEditor(`${PATH}/silence/${id}`, { method: "DELETE" });

    afterAll(async () => {
      for (const id of made) await end(id);
    });

    it("are taken with 202 and an id, and start no sooner than now", async () => {
      const before = Date.now();
      const { status, body } = await write();
      expect([status, body]).toEqual([202, { silenceID: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
      const silence = await read((body as { silenceID: string }).silenceID);
      expect(silence).toMatchObject({
        comment: label,
        createdBy: "contract",
        status: { state: "active" },
        matchers: [matcher(label)],
      });
      expect(Math.abs(Date.parse(silence.startsAt) - before)).toBeLessThan(60_000);
    });

    it("are pending until they start", async () => {
      expect((await read(await create({ startsAt: at(HOUR / 2) }))).status.state).toBe("pending");
    });

    it("get another id when they are changed while they run, and the first one ends", async () => {
      const first = await create();
      const second = await create({ id: first, matchers: [matcher(`${label}-other`)] });
      expect(second).not.toBe(first);
      expect((await read(first)).status.state).toBe("expired");
      expect((await read(second)).status.state).toBe("active");
    });

    it("end when they are deleted, even twice, and stay to be read", async () => {
      const id = await create();
      for (let i = 0; i < 2; i++) {
        const { status, body } = await end(id);
        expect([status, body]).toEqual([200, { message: "silence deleted" }]);
      }
      expect((await read(id)).status.state).toBe("expired");
    });

    it("are found by what they match", async () => {
      const value = `${label}-found`;
      const id = await create({ matchers: [matcher(value)] });
      const filter = encodeURIComponent(`alertname="${value}"`);
      const { body } = await client().call(`${PATH}/silences?filter=${filter}`);
      expect((body as Silence[]).map((silence) => silence.id)).toEqual([id]);
      const withAccess = await client().callAsEditor(`${PATH}/silences?filter=${filter}&accesscontrol=true`);
      expect(withAccess.body).toMatchObject([{ accessControl: { create: true, read: true, write: true } }]);
    });

    it.each([
      [
        "without a matcher",
        { matchers: [] },
        /^silence failed validation: [\s\S]*matchers in body should have at least 1 items/,
      ],
      [
        "that are over already",
        { endsAt: new Date(Date.now() - HOUR / 2).toISOString() },
        /end time can't be in the past/,
      ],
      [
        "that match everything",
        { matchers: [{ ...matcher(""), name: "a" }] },
        /at least one matcher must not match the empty string/,
      ],
      ["with a broken pattern", { matchers: [{ ...matcher("("), isRegex: true }] }, /invalid regular expression/],
    ])("are refused %s", async (_name, more, message) => {
      const { status, body } = await write(more);
      expect([status, body]).toEqual([400, expect.objectContaining({ message: expect.stringMatching(message) })]);
    });

    it("that are unknown are not found, to read, to end or to change", async () => {
      const unknown = "00000000-0000-0000-0000-000000000000";
      const answers = [
        await client().call(`${PATH}/silence/${unknown}`),
        await end(unknown),
        await write({ id: unknown }),
      ];
      for (const { status, body } of answers) {
        expect([status, body]).toMatchObject([404, { messageId: "alerting.notifications.silences.notFound" }]);
      }
    });

    it("are not for viewers to make or end", async () => {
      const id = await create();
      const json = { matchers: [matcher(label)], startsAt: at(0), endsAt: at(HOUR), createdBy: "x", comment: "x" };
      const answers = [
        await client().call(`${PATH}/silences`, { json }),
        await client().call(`${PATH}/silence/${id}`, { method: "DELETE" }),
      ];
      for (const { status, body } of answers) {
        expect([status, body]).toMatchObject([403, { message: expect.stringContaining("alert.silences:write") }]);
      }
    });
  });
}
