import type { Capability, CapabilityReport, ConnectionReport } from "../contract";

const DOES: Record<Capability, string> = {
  query: "read dashboards and run their queries",
  annotate: "write annotations",
  silence: "silence alerts",
  snapshot: "take snapshots",
  provision: "set up alert notifications",
};
const VARIABLE = { read: "GRAFANA_TOKEN", write: "GRAFANA_WRITE_TOKEN" } as const;
const SUPPORT = {
  supported: "",
  older: ", older than 11: parts may not work",
  newer: ", newer than 13: not tried yet",
  unknown: "",
} as const;

const list = (reports: readonly CapabilityReport[]): string =>
  reports.map(({ capability }) => DOES[capability]).join(", ");

/** The report in one line for the log. */
export function reportWords({ version, state, failure, tokens, capabilities }: ConnectionReport): string {
  const name = version.text === "" ? "Grafana" : `Grafana ${version.text}`;
  if (failure && state === "down") return `${name} cannot be used: ${failure.step}: ${failure.reason}`;
  const organization = tokens.find(({ token }) => token === "read")?.organization?.name;
  const by = (wanted: CapabilityReport["state"]) => capabilities.filter((one) => one.state === wanted);
  const missing = by("missing").map(
    ({ capability, token, role }) => `${DOES[capability]} (the role ${role} for ${VARIABLE[token]} would give it)`,
  );
  const parts = [
    `${name}${SUPPORT[version.support]}${organization ? `, organization ${organization}` : ""}`,
    ...(by("works").length > 0 ? [`can ${list(by("works"))}`] : []),
    ...(missing.length > 0 ? [`cannot ${missing.join(", ")}`] : []),
    ...(by("off").length > 0 ? [`switched off in Grafana: ${list(by("off"))}`] : []),
    ...(failure ? [`${failure.step}: ${failure.reason}`] : []),
  ];
  return parts.join("; ");
}
