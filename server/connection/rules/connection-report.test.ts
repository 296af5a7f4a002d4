import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionFacts, ConnectionReport } from "../contract";
import { connectionReport } from "./connection-report";
import { reportWords } from "./report-words";
import { ADMIN, EDITOR, SKIPPED, VIEWER, facts, failed, ok, token } from "./test-facts.suite";

const FRAME = { checkedAt: "2026-11-22T09:00:00.000Z", sandbox: false, address: "https://grafana.example" };
const report = (more: Partial<ConnectionFacts> = {}) => connectionReport(facts(more), FRAME);
const states = ({ capabilities }: ConnectionReport) =>
  Object.fromEntries(capabilities.map(({ capability, state }) => [capability, state]));
const withVersion = (version: string): Partial<ConnectionFacts> => ({
  health: ok({ version }),
  settings: ok({ version, publicUrl: "", alerting: true, snapshots: true, renderer: null, dataSources: [] }),
});
const roles = ({ capabilities }: ConnectionReport) =>
  Object.fromEntries(capabilities.map(({ capability, role }) => [capability, role]));

describe("a connection", () => {
  it("of a Viewer reads, and says which role would give the rest", () => {
    const found = report();
    expect(found.state).toBe("limited");
    expect(states(found)).toEqual({
      query: "works",
      annotate: "missing",
      silence: "missing",
      snapshot: "missing",
      provision: "missing",
    });
    expect(found.capabilities.find(({ capability }) => capability === "annotate")).toMatchObject({
      token: "read",
      missing: ["annotations:create"],
      role: "Editor",
    });
    expect(found.capabilities.find(({ capability }) => capability === "provision")).toMatchObject({
      missing: ["alert.notifications:write", "alert.provisioning.provenance:write"],
      role: "Editor",
    });
    expect(found.tokens).toMatchObject([{ token: "read", state: "ok", role: "Viewer", excessive: false }]);
  });

  it("of two tokens writes with the second", () => {
    const found = report({ tokens: { read: token(VIEWER), write: token(EDITOR) } });
    expect(found.state).toBe("ok");
    expect(found.capabilities.map(({ token: used }) => used)).toEqual(["read", "write", "write", "write", "write"]);
    expect(found.tokens.map(({ role, excessive }) => [role, excessive])).toEqual([
      ["Viewer", false],
      ["Editor", false],
    ]);
  });

  it("says of a token that it may do more than it is used for", () => {
    expect(report({ tokens: { read: token(EDITOR), write: null } }).tokens[0]?.excessive).toBe(false);
    expect(report({ tokens: { read: token(EDITOR), write: token(EDITOR) } }).tokens[0]?.excessive).toBe(true);
    expect(report({ tokens: { read: token(ADMIN), write: null } }).tokens[0]).toMatchObject({
      role: "Admin",
      excessive: true,
    });
  });

  it("does not take the right to mark one dashboard for the right to mark the organization", () => {
    const oneDashboard = { ...EDITOR, "annotations:create": ["dashboards:uid:shop"] };
    expect(states(report({ tokens: { read: token(oneDashboard), write: null } })).annotate).toBe("missing");
    const organization = { ...EDITOR, "annotations:create": ["annotations:type:organization"] };
    expect(states(report({ tokens: { read: token(organization), write: null } })).annotate).toBe("works");
  });

  it("needs an Admin for notifications before 12.4, and an Editor since", () => {
    expect(roles(report(withVersion("11.6.0"))).provision).toBe("Admin");
    expect(roles(report(withVersion("12.4.0"))).provision).toBe("Editor");
    expect(roles(report(withVersion("13.2.1"))).provision).toBe("Editor");
    expect(roles(report(withVersion(""))).provision).toBe("Admin");
  });

  it("does not ask for permissions for what Grafana has switched off", () => {
    const found = report({
      settings: ok({
        version: "12.4.0",
        publicUrl: "",
        alerting: false,
        snapshots: false,
        renderer: null,
        dataSources: [],
      }),
      tokens: { read: token(EDITOR), write: null },
    });
    expect(states(found)).toEqual({
      query: "works",
      annotate: "works",
      silence: "off",
      snapshot: "off",
      provision: "off",
    });
    expect(found.state).toBe("ok");
  });

  it.each([
    ["11.0.0", "supported"],
    ["13.2.1-pre", "supported"],
    ["10.4.2", "older"],
    ["14.0.0", "newer"],
    ["", "unknown"],
    ["latest", "unknown"],
  ])("knows whether it was made for Grafana %s", (version, support) => {
    expect(report(withVersion(version)).version.support).toBe(support);
  });

  it("tells by data source whether it can be asked", () => {
    const paused = report({ pausedSources: { prom: "2026-11-22T09:00:05.000Z" } });
    expect(paused.dataSources).toEqual([
      {
        uid: "prom",
        type: "prometheus",
        name: "Prometheus",
        isDefault: true,
        backend: true,
        state: "paused",
        retryAt: "2026-11-22T09:00:05.000Z",
      },
      expect.objectContaining({ uid: "news", state: "frontend-only", retryAt: null }),
    ]);
    const one = token({ ...VIEWER, "datasources:query": ["datasources:uid:loki"] });
    expect(report({ tokens: { read: one, write: null } }).dataSources[0]?.state).toBe("no-permission");
  });

  it("is down where the token is refused, belongs to others, or nothing answers, and says at which step", () => {
    const refused = token(VIEWER, {
      organization: failed("GRAFANA_REFUSED", 401, "Invalid API key"),
      permissions: SKIPPED,
    });
    expect(report({ tokens: { read: refused, write: null }, settings: SKIPPED })).toMatchObject({
      state: "down",
      failure: { step: "organization", reason: "Invalid API key" },
      tokens: [{ state: "refused" }],
      dataSources: [],
      alerting: null,
    });
    const mismatch = "API key does not belong to the requested organization";
    const foreign = token(VIEWER, {
      organization: failed("GRAFANA_REFUSED", 401, mismatch),
      permissions: SKIPPED,
      wantedOrganization: 5,
    });
    expect(report({ tokens: { read: foreign, write: null } }).tokens[0]?.state).toBe("wrong-organization");
    const silent = token(VIEWER, { wantedOrganization: 5 });
    expect(report({ tokens: { read: silent, write: null } })).toMatchObject({
      state: "down",
      tokens: [{ state: "wrong-organization", organization: { id: 1 } }],
      failure: { step: "organization", reason: "The token belongs to organization 1, not to 5" },
    });
    const nothing = token(VIEWER, { organization: SKIPPED, permissions: SKIPPED });
    const unreachable = failed("GRAFANA_UNREACHABLE", null, "Nothing listens at Grafana's address");
    const away = {
      health: unreachable,
      tokens: { read: nothing, write: null },
      settings: SKIPPED,
      dashboardVersions: SKIPPED,
    };
    expect(report(away)).toMatchObject({ state: "down", failure: { step: "health" }, version: { support: "unknown" } });
  });
});

describe("the line in the log", () => {
  it("says in plain words what works, what is missing and which role gives it", () => {
    expect(reportWords(report())).toBe(
      "Grafana 12.4.0, organization Main Org.; can read dashboards and run their queries; cannot write annotations " +
        "(the role Editor for GRAFANA_TOKEN would give it), silence alerts (the role Editor for GRAFANA_TOKEN would give it), " +
        "take snapshots (the role Editor for GRAFANA_TOKEN would give it), set up alert notifications " +
        "(the role Editor for GRAFANA_TOKEN would give it)",
    );
    expect(reportWords(report({ tokens: { read: token(VIEWER), write: token(VIEWER) } }))).toContain(
      "for GRAFANA_WRITE_TOKEN",
    );
    expect(reportWords(report(withVersion("10.4.0")))).toContain("older than 11");
  });
});

const scopes = fc.array(
  fc.constantFrom("", "*", "annotations:*", "datasources:*", "datasources:uid:prom", "folders:*"),
  { maxLength: 3 },
);
const actions = fc.constantFrom(...Object.keys(ADMIN), "alert.provisioning:write", "constructor", "__proto__");
const anyPermissions = fc
  .array(fc.tuple(actions, scopes))
  .map((pairs) => Object.fromEntries(pairs) as Record<string, string[]>);

describe("whatever a token may do", () => {
  it("more permissions never take a capability away, and a role that would give it is always named", () => {
    fc.assert(
      fc.property(anyPermissions, anyPermissions, (some, others) => {
        const more = { ...others, ...some };
        const few = report({ tokens: { read: token(some), write: null } });
        const many = report({ tokens: { read: token(more), write: null } });
        few.capabilities.forEach(({ state, missing }, index) => {
          if (state === "works") expect(many.capabilities[index]?.state).toBe("works");
          else expect(missing.length).toBeGreaterThan(0);
        });
        expect(reportWords(few)).not.toContain("undefined");
      }),
    );
  });
});
