import type { IconName } from "@grafana/data";

/** Icons as the links of dashboards name them. Source: Grafana's documentation of dashboard links. */
const ICONS: Record<string, IconName> = {
  "external link": "external-link-alt",
  dashboard: "apps",
  question: "question-circle",
  info: "info-circle",
  bolt: "bolt",
  doc: "file-alt",
  cloud: "cloud",
};

export const linkIcon = (name: string): IconName => ICONS[name] ?? "link";
