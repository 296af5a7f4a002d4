import { AppError } from "@/server/platform/errors";

const UID = "[\\w-]{1,80}";
const UUID = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
/** Contact points that we made; no other is ever written. */
const OURS = "sre-assistant-[\\da-f]{16}";
const NOTIFICATIONS = "apis/notifications\\.alerting\\.grafana\\.app";
const NAME = "[\\w.:~!*'()%-]{1,500}";
/** Paths of data sources' own APIs that tell names of labels, values and metrics; never data. */
const NAMES = [
  "(?:api/v1/)?labels",
  `(?:api/v1/)?label/${NAME}/values`,
  "(?:api/v1/)?series",
  "api/v1/metadata",
  "detected_(?:labels|fields)",
  `detected_field/${NAME}/values`,
  "tags",
  "tag-values",
].join("|");

/** All that may be asked of Grafana: method and path below its base address. What is not here never leaves. */
const TABLE: readonly (readonly [method: string, path: string])[] = [
  ["GET", "api/health"],
  ["GET", "api/org"],
  ["GET", "api/access-control/user/permissions"],
  ["GET", "api/frontend/settings"],
  ["GET", "api/search"],
  ["GET", "api/folders"],
  ["GET", `api/folders/${UID}`],
  ["GET", `api/dashboards/uid/${UID}`],
  ["GET", `api/library-elements/${UID}`],
  ["GET", "apis/dashboard\\.grafana\\.app"],
  ["GET", `apis/dashboard\\.grafana\\.app/v\\d\\w{0,12}/namespaces/[\\w.-]{1,80}/dashboards/${UID}(?:/dto)?`],
  ["POST", "api/ds/query"],
  ["GET", `api/datasources/uid/${UID}/health`],
  ["GET", `api/datasources/uid/${UID}/resources/(?:${NAMES})`],
  ["GET", "api/annotations"],
  ["POST", "api/annotations"],
  ["GET", "api/prometheus/grafana/api/v1/rules"],
  ["GET", "api/alertmanager/grafana/api/v2/(?:alerts|alerts/groups|silences)"],
  ["POST", "api/alertmanager/grafana/api/v2/silences"],
  ["POST", "api/alertmanager/grafana/config/api/v1/receivers/test"],
  ["GET", "api/v1/provisioning/contact-points"],
  ["POST", "api/v1/provisioning/contact-points"],
  ["PUT", `api/v1/provisioning/contact-points/${OURS}`],
  ["DELETE", `api/v1/provisioning/contact-points/${OURS}`],
  ["GET", "api/v1/provisioning/policies"],
  ["PUT", "api/v1/provisioning/policies"],
  ["GET", NOTIFICATIONS],
  ["GET", `${NOTIFICATIONS}/v\\d\\w{0,12}/namespaces/[\\w.-]{1,80}/routingtrees/user-defined`],
  ["PUT", `${NOTIFICATIONS}/v\\d\\w{0,12}/namespaces/[\\w.-]{1,80}/routingtrees/user-defined`],
  ["POST", `${NOTIFICATIONS}/v\\d\\w{0,12}/namespaces/[\\w.-]{1,80}/receivers/[\\w-]{1,200}/test`],
  ["GET", `api/alertmanager/grafana/api/v2/silence/${UUID}`],
  ["DELETE", `api/alertmanager/grafana/api/v2/silence/${UUID}`],
];
const ALLOWED = TABLE.map(([method, path]) => [method, new RegExp(`^${path}$`)] as const);

/** Marks of a path that no encoding may hide: what separates, climbs, ends or starts something else. */
const HIDDEN = /[/\\%?#;]|^\.{1,2}$|\p{Cc}/u;

/** Whether a segment is written exactly as it is sent: no second spelling, nothing hidden in escapes. */
function isPlain(segment: string): boolean {
  if (segment === "" || segment === "." || segment === "..") return false;
  if (!segment.includes("%")) return /^[\w.:~!*'()-]+$/.test(segment);
  try {
    const decoded = decodeURIComponent(segment);
    return encodeURIComponent(decoded) === segment && !HIDDEN.test(decoded) && decoded === decoded.normalize("NFKC");
  } catch {
    return false;
  }
}

/** Whether this may be asked of Grafana. */
export function isUpstreamPath(method: string, path: string): boolean {
  return path.split("/").every(isPlain) && ALLOWED.some(([allowed, form]) => allowed === method && form.test(path));
}

/**
 * The last gate before a request leaves, whoever made its path.
 *
 * @throws AppError BAD_INPUT
 */
export function requireUpstreamPath(method: string, path: string): void {
  if (isUpstreamPath(method, path)) return;
  throw new AppError("BAD_INPUT", "The path is not allowed", { reason: "path-not-allowed" });
}
