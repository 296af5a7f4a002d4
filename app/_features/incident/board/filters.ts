import { FIELDS_MAX } from "@/server/field/contract";
import { type IncidentStatus, SEVERITIES, STATUSES, type Severity } from "@/server/incident/contract";

export interface BoardFilters {
  statuses: IncidentStatus[];
  severities: Severity[];
  teamIds: string[];
  typeIds: string[];
  serviceIds: string[];
  /** Fields that are chosen from, each with any of these: ids of options or people, `yes`, `no`. */
  fields: { id: string; values: string[] }[];
  text: string;
}

export const NO_FILTERS: BoardFilters = {
  statuses: [],
  severities: [],
  teamIds: [],
  typeIds: [],
  serviceIds: [],
  fields: [],
  text: "",
};

const TEXT_MAX = 200;
const FIELD = "field.";
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function idsIn(params: URLSearchParams, name: string): string[] {
  return [...new Set(params.getAll(name).filter((id) => UUID.test(id)))].slice(0, 100);
}

function fieldsIn(params: URLSearchParams): BoardFilters["fields"] {
  const names = [...new Set(params.keys())].filter(
    (name) => name.startsWith(FIELD) && UUID.test(name.slice(FIELD.length)),
  );
  return names.slice(0, FIELDS_MAX).flatMap((name) => {
    const values = [...new Set(params.getAll(name))].filter(
      (each) => each === "yes" || each === "no" || UUID.test(each),
    );
    return values.length > 0 ? [{ id: name.slice(FIELD.length), values: values.slice(0, 100) }] : [];
  });
}

/** The filters that an address names; what it names wrongly is left out. */
export function readFilters(params: URLSearchParams): BoardFilters {
  return {
    statuses: STATUSES.filter((status) => params.getAll("status").includes(status)),
    severities: SEVERITIES.filter((severity) => params.getAll("severity").includes(severity)),
    teamIds: idsIn(params, "team"),
    typeIds: idsIn(params, "type"),
    serviceIds: idsIn(params, "service"),
    fields: fieldsIn(params),
    text: (params.get("q") ?? "").slice(0, TEXT_MAX).trim(),
  };
}

/** The part of the address after the path; empty without filters. */
export function writeFilters(filters: BoardFilters): string {
  const params = new URLSearchParams([
    ...filters.statuses.map((status) => ["status", status]),
    ...filters.severities.map((severity) => ["severity", severity]),
    ...filters.teamIds.map((id) => ["team", id]),
    ...filters.typeIds.map((id) => ["type", id]),
    ...filters.serviceIds.map((id) => ["service", id]),
    ...filters.fields.flatMap(({ id, values }) => values.map((value) => [`${FIELD}${id}`, value])),
    ...(filters.text ? [["q", filters.text]] : []),
  ]);
  const query = params.toString();
  return query && `?${query}`;
}

/** Statuses of the incidents that the board lists, of those asked for; what is in triage stands apart. Null: none. */
export function listedStatuses(asked: readonly IncidentStatus[]): IncidentStatus[] | null {
  const listed = (asked.length > 0 ? asked : STATUSES).filter((status) => status !== "triage");
  return listed.length > 0 ? listed : null;
}

export function isFiltered(filters: BoardFilters): boolean {
  return writeFilters(filters) !== "";
}
