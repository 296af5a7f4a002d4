import { TOKENS, type ConnectionFacts, type ConnectionReport, type Step, type TokenReport } from "../contract";
import { capabilityReports } from "./capability-reports";
import { dataSourceReports } from "./data-source-reports";
import { tokenReport } from "./token-report";
import { versionSupport } from "./version-support";

/** What the report says beside what was found. */
export type ReportFrame = Pick<ConnectionReport, "checkedAt" | "sandbox" | "address">;

const valueOf = <T>(step: Step<T>): T | null => (step.state === "ok" ? step.value : null);

function firstFailure({ health, tokens, settings, dashboardVersions }: ConnectionFacts): ConnectionReport["failure"] {
  const steps = [
    ["health", health],
    ["organization", tokens.read?.organization],
    ["organization", tokens.write?.organization],
    ["permissions", tokens.read?.permissions],
    ["permissions", tokens.write?.permissions],
    ["settings", settings],
    ["dashboards", dashboardVersions],
  ] as const;
  for (const [step, outcome] of steps) if (outcome?.state === "failed") return { step, ...outcome.failure };
  return null;
}

/** An organization that answers and is not the one that was meant. */
function foreignOrganization(tokens: readonly TokenReport[]): ConnectionReport["failure"] {
  const foreign = tokens.find(({ state, failure }) => state === "wrong-organization" && failure === null);
  if (!foreign) return null;
  const reason = `The token belongs to organization ${foreign.organization?.id}, not to ${foreign.wantedOrganization}`;
  return { step: "organization", code: "GRAFANA_REFUSED", status: null, reason };
}

/** What was found, in the words of the page: what works, what is missing, and which role would give it. */
export function connectionReport(facts: ConnectionFacts, frame: ReportFrame): ConnectionReport {
  const settings = valueOf(facts.settings);
  const version = settings?.version || (valueOf(facts.health)?.version ?? "");
  const present = TOKENS.flatMap((token) => {
    const own = facts.tokens[token];
    return own ? [[token, own] as const] : [];
  });
  const tokens = present.map(([token, own]) => tokenReport(token, own, present.length === 1));
  const capabilities = capabilityReports(facts);
  const failure = firstFailure(facts) ?? foreignOrganization(tokens);
  const canQuery = capabilities.some(({ capability, state }) => capability === "query" && state === "works");
  const support = versionSupport(version);
  const fine =
    failure === null &&
    tokens.every(({ state }) => state === "ok") &&
    capabilities.every(({ state }) => state === "works" || state === "off") &&
    support !== "older";
  const accepted = tokens.some(({ token, state }) => token === "read" && (state === "ok" || state === "unknown"));
  return {
    ...frame,
    publicUrl: settings?.publicUrl ?? "",
    state: !canQuery || !accepted ? "down" : fine ? "ok" : "limited",
    failure,
    version: { text: version, support },
    dashboardVersions: valueOf(facts.dashboardVersions),
    alerting: settings?.alerting ?? null,
    renderer: settings && { available: settings.renderer !== null, version: settings.renderer ?? "" },
    tokens,
    capabilities,
    dataSources: dataSourceReports(facts),
  };
}
