import { type IncidentStatus, SEVERITIES, STATUSES, type Severity } from "@/server/incident/contract";

export interface BoardFilters {
  statuses: IncidentStatus[];
  severities: Severity[];
  teamIds: string[];
  text: string;
}

export const NO_FILTERS: BoardFilters = { statuses: [], severities: [], teamIds: [], text: "" };

const TEXT_MAX = 200;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The filters that an address names; what it names wrongly is left out. */
export function readFilters(params: URLSearchParams): BoardFilters {
  return {
    statuses: STATUSES.filter((status) => params.getAll("status").includes(status)),
    severities: SEVERITIES.filter((severity) => params.getAll("severity").includes(severity)),
    teamIds: [...new Set(params.getAll("team").filter((id) => UUID.test(id)))].slice(0, 100),
    text: (params.get("q") ?? "").slice(0, TEXT_MAX).trim(),
  };
}

/** The part of the address after the path; empty without filters. */
export function writeFilters(filters: BoardFilters): string {
  const params = new URLSearchParams([
    ...filters.statuses.map((status) => ["status", status]),
    ...filters.severities.map((severity) => ["severity", severity]),
    ...filters.teamIds.map((id) => ["team", id]),
    ...(filters.text ? [["q", filters.text]] : []),
  ]);
  const query = params.toString();
  return query && `?${query}`;
}

export function isFiltered(filters: BoardFilters): boolean {
  return writeFilters(filters) !== "";
}
