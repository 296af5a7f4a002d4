import { z } from "zod";
import type { DataSourceItem } from "@/server/dashboard/contract";

/** What the application does with Grafana, each for permissions of its own. */
export const CAPABILITIES = ["query", "annotate", "silence", "snapshot", "provision"] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Basic roles of Grafana's service accounts, the least first. */
export const GRAFANA_ROLES = ["Viewer", "Editor", "Admin"] as const;
export type GrafanaRole = (typeof GRAFANA_ROLES)[number];

export const TOKENS = ["read", "write"] as const;
/** `write` is used for what changes something in Grafana, and only where there is one. */
export type TokenName = (typeof TOKENS)[number];

export const testDataSourceInput = z.strictObject({ uid: z.string().min(1).max(80) });

/** Why a step of the check got no answer: the closed code, and what Grafana said. */
export interface StepFailure {
  code: string;
  status: number | null;
  reason: string;
}

/** How one step went; `skipped` where an earlier one failed. */
export type Step<T> = { state: "ok"; value: T } | { state: "failed"; failure: StepFailure } | { state: "skipped" };

/** What the check found, as it stands; stays on the server. */
export interface ConnectionFacts {
  health: Step<{ version: string }>;
  tokens: Record<TokenName, TokenFacts | null>;
  settings: Step<{
    version: string;
    publicUrl: string;
    alerting: boolean;
    snapshots: boolean;
    /** Version of the renderer of images; null where there is none. */
    renderer: string | null;
    dataSources: DataSourceItem[];
  }>;
  /** Versions of the interface for dashboards, the preferred one first; empty where there is only the older one. */
  dashboardVersions: Step<string[]>;
  /** ISO times of the next try, by uid of a data source that does not answer. */
  pausedSources: Record<string, string>;
}

export interface TokenFacts {
  organization: Step<{ id: number; name: string }>;
  /** Organization that the configuration asks for. */
  wantedOrganization: number | null;
  /** Scopes by action. */
  permissions: Step<Record<string, string[]>>;
}

export interface CapabilityReport {
  capability: Capability;
  /** `unknown` where the permissions could not be read; `off` where Grafana itself has it switched off. */
  state: "works" | "missing" | "off" | "unknown";
  /** Which token it would be done with. */
  token: TokenName;
  /** Actions of which the token lacks at least one. */
  missing: string[];
  /** The least role that gives it. */
  role: GrafanaRole;
}

export interface TokenReport {
  token: TokenName;
  state: "ok" | "refused" | "wrong-organization" | "unknown";
  organization: { id: number; name: string } | null;
  wantedOrganization: number | null;
  /** What its permissions look like; null where they could not be read. */
  role: GrafanaRole | "None" | null;
  /** It may do more than it is used for. */
  excessive: boolean;
  failure: StepFailure | null;
}

export interface DataSourceReport extends Omit<DataSourceItem, "interval"> {
  /** `frontend-only`: the plugin runs in Grafana's page alone, so that nobody else can ask it. */
  state: "ok" | "frontend-only" | "no-permission" | "paused" | "unknown";
  /** ISO time of the next try of one that does not answer. */
  retryAt: string | null;
}

/** What works, what is missing and which role would give it. Holds no credentials and no addresses of data sources. */
export interface ConnectionReport {
  /** ISO time. */
  checkedAt: string;
  sandbox: boolean;
  /** Where the server looks for Grafana, without credentials; `publicUrl` is where people open it. */
  address: string;
  publicUrl: string;
  /** `down`: nothing can be read. `limited`: something does not work that could. */
  state: "ok" | "limited" | "down";
  /** The first step that failed. */
  failure: (StepFailure & { step: "health" | "organization" | "permissions" | "settings" | "dashboards" }) | null;
  version: { text: string; support: "supported" | "older" | "newer" | "unknown" };
  /** Null where they could not be read. */
  dashboardVersions: string[] | null;
  alerting: boolean | null;
  renderer: { available: boolean; version: string } | null;
  tokens: TokenReport[];
  capabilities: CapabilityReport[];
  dataSources: DataSourceReport[];
}

/** What a data source says of itself when it is asked. */
export interface DataSourceHealth {
  uid: string;
  /** `untestable`: its plugin has no such test. */
  state: "ok" | "failed" | "untestable";
  /** The plugin's words, without addresses. */
  message: string;
  tookMs: number;
}
