import { describe, expect, it } from "vitest";
import { frame, listed, storedQuery, testPlace } from "./test-place.suite";

describe("all values of a variable", () => {
  const all = { multi: true, includeAll: true, current: { value: ["$__all"] } };

  it("are read where nobody sent them, through pattern and order, and written in the query's own way", async () => {
    const answer = (asked: Record<string, unknown>) =>
      asked.refId === "variable"
        ? { status: 200, frames: [frame([["host", "string", ["b-1", "a-1", "other"]]])] }
        : { status: 200 };
    const variables = [storedQuery("host", "SELECT host FROM hosts", "pg", { ...all, regex: "/(.)-1/", sort: 1 })];
    const targets = [{ refId: "A", datasource: { uid: "pg" }, rawSql: "SELECT 1 WHERE host IN ($host)" }];
    const given = testPlace({ variables, targets, data: { answer } });
    await given.query();
    expect(given.sent.at(-1)).toMatchObject({ rawSql: "SELECT 1 WHERE host IN ('a','b')" });
  });

  it("are read along a chain", async () => {
    const resources = {
      "prom/api/v1/label/dc/values": listed("eu", "us"),
      "prom/api/v1/label/job/values": listed("api"),
    };
    const variables = [
      storedQuery("dc", "label_values(dc)", "prom", all),
      storedQuery("job", 'label_values(up{dc=~"$dc"}, job)', "prom", all),
    ];
    const given = testPlace({ variables, targets: [{ refId: "A", expr: 'up{job=~"$job"}' }], data: { resources } });
    await given.query();
    expect(given.read.sort()).toEqual([
      "prom/api/v1/label/dc/values",
      'prom/api/v1/label/job/values match[]=up{dc=~"(eu|us)"}',
    ]);
    expect(given.sent.at(-1)).toMatchObject({ expr: 'up{job=~"api"}' });
  });

  it("are not read where they were sent, where the author wrote what stands for them, or where no query needs them", async () => {
    const targets = [{ refId: "A", expr: 'up{job=~"$job"}' }];
    const sent = testPlace({ variables: [storedQuery("job", "label_values(job)", "prom", all)], targets });
    await sent.query({ job: ["a", "b"] });
    expect([sent.read, sent.sent[0]?.expr]).toEqual([[], 'up{job=~"(a|b)"}']);
    const written = testPlace({
      variables: [storedQuery("job", "label_values(job)", "prom", { ...all, allValue: ".+" })],
      targets,
    });
    await written.query();
    expect([written.read, written.sent[0]?.expr]).toEqual([[], 'up{job=~".+"}']);
    const idle = testPlace({
      variables: [storedQuery("job", "label_values(job)", "prom", all)],
      targets: [{ refId: "A", expr: "up" }],
    });
    await idle.query();
    expect(idle.read).toEqual([]);
  });

  it("end where variables depend on themselves", async () => {
    const variables = [
      storedQuery("a", 'label_values(x{b=~"$b"}, a)', "prom", all),
      storedQuery("b", 'label_values(x{a=~"$a"}, b)', "prom", all),
    ];
    const given = testPlace({ variables, targets: [{ refId: "A", expr: 'up{a=~"$a"}' }] });
    await given.query();
    expect([given.read, given.sent[0]?.expr]).toEqual([[], 'up{a=~".*"}']);
  });
});

describe("who looks", () => {
  const targets = [{ refId: "A", datasource: { uid: "pg" }, rawSql: "SELECT 1 WHERE u = '${__user.login}'" }];

  it("is named in queries that ask for it, and nobody through a shared link", async () => {
    const given = testPlace({ targets });
    await given.query({}, { viewer: { id: "1", login: "o'neil", email: "" } });
    await given.query({}, { readOnly: true });
    expect(given.sent.map(({ rawSql }) => rawSql)).toEqual(["SELECT 1 WHERE u = 'o''neil'", "SELECT 1 WHERE u = ''"]);
  });

  it("may through a shared link only name metrics that the variable offers", async () => {
    const resources = { "prom/api/v1/label/__name__/values": listed("up") };
    const given = testPlace({
      variables: [storedQuery("m", "metrics(.*)")],
      targets: [{ refId: "A", expr: "sum($m)" }],
      data: { resources },
    });
    await given.query({ m: "up" }, { readOnly: true });
    await expect(given.query({ m: "secret" }, { readOnly: true })).rejects.toMatchObject({
      details: { reason: "value-not-offered" },
    });
    expect(given.sent.map(({ expr }) => expr)).toEqual(["sum(up)"]);
  });
});
