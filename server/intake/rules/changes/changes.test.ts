import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChangeCall } from "@/server/intake/rules/changes/read-change-call";

const NOW = "2026-11-22T03:10:00.000Z";
const changeOf = (source: Parameters<typeof readChangeCall>[0], body: unknown, event = "") =>
  readChangeCall(source, body, { "x-github-event": event }, NOW).changes[0];

const deployment = {
  id: 42,
  sha: "f".repeat(40),
  ref: "main",
  task: "deploy",
  environment: "production",
  description: "",
  created_at: "2026-11-22T03:00:00Z",
  creator: { login: "ada" },
  payload: {},
};
const repository = { name: "checkout", full_name: "shop/checkout", html_url: "https://github.example/shop/checkout" };
const status = (state: string) => ({
  state,
  description: "",
  environment: "production",
  target_url: "https://ci.example/1",
  log_url: "",
  created_at: "2026-11-22T03:05:00Z",
  creator: { login: "bot" },
});

describe("GitHub", () => {
  it("tells of a deployment, and what became of it, under one key", () => {
    const begun = changeOf("github", { deployment, repository, action: "created" }, "deployment");
    expect(begun).toEqual({
      key: "shop/checkout/42",
      kind: "deployment",
      at: "2026-11-22T03:00:00.000Z",
      startedAt: "2026-11-22T03:00:00.000Z",
      finishedAt: null,
      outcome: "running",
      summary: "checkout main",
      service: "checkout",
      environment: "production",
      version: "main",
      url: "https://github.example/shop/checkout/deployments",
      actor: "ada",
    });
    const ended = changeOf(
      "github",
      { deployment, repository, deployment_status: status("failure") },
      "deployment_status",
    );
    expect(ended).toMatchObject({ key: begun?.key, at: "2026-11-22T03:05:00.000Z", outcome: "failed", actor: "ada" });
    expect(ended?.url).toBe("https://ci.example/1");
  });

  it("names the service in its payload, a commit by its beginning, and a rollback as one", () => {
    const told = { ...deployment, ref: "f".repeat(40), task: "rollback", payload: { service: "cart" } };
    const change = changeOf("github", { deployment: told, repository }, "deployment");
    expect(change).toMatchObject({ service: "cart", version: "f".repeat(12), kind: "rollback" });
  });

  it("says nothing with other events, and with what only made room for a later one", () => {
    expect(changeOf("github", { zen: "Keep it simple" }, "ping")).toBeUndefined();
    const inactive = { deployment, repository, deployment_status: status("inactive") };
    expect(changeOf("github", inactive, "deployment_status")).toBeUndefined();
    expect(readChangeCall("github", {}, { "x-github-event": "deployment" }, NOW).refused[0]?.reason).toBe("shape");
  });
});

const gitlab = {
  object_kind: "deployment",
  status: "success",
  status_changed_at: "2026-11-22 04:05:00 +0100",
  deployment_id: 15,
  deployable_url: "https://gitlab.example/shop/cart/-/jobs/796",
  environment: "staging",
  environment_external_url: "",
  project: { id: 30, name: "cart", path_with_namespace: "shop/cart", web_url: "https://gitlab.example/shop/cart" },
  short_sha: "279484c0",
  ref: "main",
  user: { name: "Ada", username: "ada" },
  commit_title: "Add new file",
};

describe("GitLab", () => {
  it("tells of a deployment, its times in its own writing", () => {
    expect(changeOf("gitlab", gitlab)).toMatchObject({
      key: "shop/cart/15",
      at: "2026-11-22T03:05:00.000Z",
      outcome: "succeeded",
      summary: "Add new file",
      service: "cart",
      environment: "staging",
      version: "279484c0",
      actor: "ada",
    });
    expect(changeOf("gitlab", { ...gitlab, status: "canceled" })?.outcome).toBe("cancelled");
    expect(changeOf("gitlab", { ...gitlab, status_changed_at: "soon" })?.at).toBe(NOW);
  });

  it("tells of a feature flag, and nothing with other events", () => {
    const { project, user } = gitlab;
    const flag = {
      object_kind: "feature_flag",
      project,
      user,
      object_attributes: { id: 6, name: "fast", active: true },
    };
    expect(changeOf("gitlab", flag)).toMatchObject({ kind: "feature_flag", summary: "fast: on", service: "cart" });
    expect(changeOf("gitlab", { object_kind: "push" })).toBeUndefined();
  });
});

describe("Argo CD", () => {
  const app = {
    metadata: { name: "checkout-prod", namespace: "argocd", uid: "1" },
    spec: { project: "shop", destination: { namespace: "prod" } },
    status: {
      operationState: {
        phase: "Succeeded",
        message: "successfully synced",
        startedAt: "2026-11-22T03:00:00Z",
        finishedAt: "2026-11-22T03:01:00Z",
        operation: { initiatedBy: { automated: true } },
        syncResult: { revision: "a".repeat(40) },
      },
      summary: { images: ["registry.example:5000/shop/checkout:v87"] },
    },
  };

  it("tells of a sync, by itself or as `app`", () => {
    expect(changeOf("argocd", app)).toMatchObject({
      key: "argocd/checkout-prod/2026-11-22T03:00:00Z",
      startedAt: "2026-11-22T03:00:00.000Z",
      finishedAt: "2026-11-22T03:01:00.000Z",
      outcome: "succeeded",
      service: "checkout-prod",
      environment: "prod",
      version: "v87",
      actor: "Argo CD",
    });
    const url = "https://argocd.example/applications/checkout-prod";
    expect(changeOf("argocd", { app, url })).toEqual({ ...changeOf("argocd", app), url });
  });

  it("names the revision where there are several images, and says why a sync failed", () => {
    const { operationState } = app.status;
    const failed = { ...operationState, phase: "Failed", message: "hook failed" };
    const status_ = { operationState: failed, summary: { images: ["a:1", "b:2"] } };
    const change = changeOf("argocd", { ...app, status: status_ });
    expect(change).toMatchObject({ version: "a".repeat(12), outcome: "failed", summary: "checkout-prod: hook failed" });
  });
});

it("whatever comes, nothing is stored that cannot be", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constant("a\u0000b"),
    fc.constant("x".repeat(5_000)),
    fc.constant("javascript:alert(1)"),
  );
  fc.assert(
    fc.property(odd, odd, odd, odd, (one, two, three, four) => {
      const body = { ...gitlab, commit_title: one, environment: two, deployable_url: three, short_sha: four };
      const change = changeOf("gitlab", body);
      for (const value of Object.values(change ?? {})) {
        expect(String(value)).not.toContain("\0");
        expect(String(value).isWellFormed()).toBe(true);
        expect(String(value).length).toBeLessThanOrEqual(2_000);
      }
      expect(change?.url).toMatch(/^(https?:\/\/|$)/i);
    }),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(
      fc.constantFrom("github" as const, "gitlab" as const, "argocd" as const),
      fc.jsonValue(),
      (source, body) => {
        const { changes, refused } = readChangeCall(source, body, { "x-github-event": "deployment" }, NOW);
        expect(changes.length + refused.length).toBeLessThanOrEqual(20);
      },
    ),
  );
});
