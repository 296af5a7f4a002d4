import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, GrafanaClient } from "./grafana-connection";
import { RANGE } from "./query-data";
import { annotationShape, errorShape } from "./wire-shapes";

const ORGANIZATION_SCOPES = new Set(["*", "annotations:*", "annotations:type:*", "annotations:type:organization"]);

async function mayWrite(call: GrafanaClient["call"]): Promise<boolean> {
  const { body } = await call("/api/access-control/user/permissions");
  const scopes = (body as Record<string, string[] | undefined>)["annotations:create"] ?? [];
  return scopes.some((scope) => ORGANIZATION_SCOPES.has(scope));
}

/** Annotations with the surprises the client has to live with. Those that are written are taken away again. */
export function annotationContract(client: () => GrafanaClient): void {
  describe("annotations", () => {
    const tag = `contract-${randomUUID()}`;
    const written: number[] = [];
    const write = async (fields: Record<string, unknown>): Promise<Answer> => {
      const json = { text: "contract", tags: [tag], time: RANGE.from, ...fields };
      const answer = await client().callAsEditor("/api/annotations", { json });
      const { id } = (answer.body ?? {}) as { id?: number };
      if (id) written.push(id);
      return answer;
    };
    const find = async (query: string) =>
      annotationShape.array().parse((await client().call(`/api/annotations?${query}`)).body);
    const read = async (id: number | undefined) =>
      annotationShape.parse((await client().callAsEditor(`/api/annotations/${id}`)).body);

    beforeAll(async () => {
      if (await mayWrite((path) => client().callAsEditor(path))) return;
      throw new Error("The contract needs a token that may write organization annotations (role Editor)");
    });
    afterAll(async () => {
      for (const id of written) await client().callAsEditor(`/api/annotations/${id}`, { method: "DELETE" });
    });

    it("lets write only who may: others get 403 and the missing permission", async () => {
      const answer = await client().call("/api/annotations", {
        json: { text: "contract", tags: [tag], time: RANGE.from },
      });
      const allowed = await mayWrite((path) => client().call(path));
      if (allowed) written.push((answer.body as { id: number }).id);
      expect(answer.status).toBe(allowed ? 200 : 403);
      expect(errorShape.parse(answer.body).message).toMatch(allowed ? /^Annotation added$/ : /annotation/i);
    });

    it("are found by range and by tags: all of them, or any with matchAny", async () => {
      const other = `${tag}-other`;
      const first = await write({ tags: [tag, other] });
      expect(first.body).toMatchObject({ message: "Annotation added", id: expect.any(Number) });
      await write({ tags: [other], time: RANGE.from + 1000 });
      const range = `from=${RANGE.from - 5_000}&to=${RANGE.to}`;
      expect(await find(`${range}&tags=${tag}&tags=${other}`)).toHaveLength(1);
      expect((await find(`${range}&tags=${other}&tags=${tag}&matchAny=true`)).length).toBeGreaterThanOrEqual(2);
      expect(await find(`from=${RANGE.from - 90_000}&to=${RANGE.from - 50_000}&tags=${other}`)).toEqual([]);
      expect(await find(`${range}&tags=${other}&limit=1`)).toHaveLength(1);
    });

    it("end where they begin when no end is given", async () => {
      await write({});
      const one = await read(written.at(-1));
      expect([one.time, one.timeEnd]).toEqual([RANGE.from, RANGE.from]);
    });

    it("are refused for an unknown dashboard, and nothing is written", async () => {
      const lost = `${tag}-lost`;
      const { status, body } = await write({ dashboardUID: "no-such-uid-7f3a", panelId: 4, tags: [lost] });
      expect([status, errorShape.parse(body).message]).toEqual([500, "Error while checking annotation permissions"]);
      expect(await find(`tags=${lost}`)).toEqual([]);
    });

    it("need a text", async () => {
      const { status, body } = await write({ text: "" });
      expect(status).toBe(400);
      expect(errorShape.safeParse(body).success).toBe(true);
    });

    it("keep their text when a patch leaves it empty, and lose their tags when it empties those", async () => {
      await write({ text: "before" });
      const id = written.at(-1);
      const patch = (json: unknown) => client().callAsEditor(`/api/annotations/${id}`, { method: "PATCH", json });
      expect((await patch({ text: "", tags: [tag, "patched"] })).body).toMatchObject({ message: "Annotation patched" });
      expect(await read(id)).toMatchObject({ text: "before", tags: [tag, "patched"] });
      await patch({ tags: [] });
      expect((await read(id)).tags).toEqual([]);
    });

    it("are replaced, deleted, and gone", async () => {
      await write({ text: "before" });
      const id = written.at(-1);
      const path = `/api/annotations/${id}`;
      const json = { text: "after", tags: [tag], time: RANGE.from, timeEnd: RANGE.to };
      expect((await client().callAsEditor(path, { method: "PUT", json })).body).toMatchObject({
        message: "Annotation updated",
      });
      expect(await read(id)).toMatchObject({ text: "after", timeEnd: RANGE.to });
      expect((await client().callAsEditor(path, { method: "DELETE" })).body).toMatchObject({
        message: "Annotation deleted",
      });
      const gone = await client().callAsEditor(path);
      expect([gone.status, errorShape.parse(gone.body).message]).toEqual([404, "Annotation not found"]);
      written.pop();
    });

    it("count their tags", async () => {
      await write({});
      const { body } = await client().call(`/api/annotations/tags?tag=${tag}`);
      expect(body).toMatchObject({ result: { tags: expect.arrayContaining([{ tag, count: expect.any(Number) }]) } });
    });
  });
}
