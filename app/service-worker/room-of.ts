const PLACE = /^\/(?:incidents|api\/rooms|api\/grafana\/rooms)\/(\d+)(?:\/|$)/;
const ASKED = /"(?:incidentNumber|number)":(\d+)[,}]/;

/** The number of the incident that an address is about; null where it is about no single one. */
export function roomOf({ pathname, searchParams }: URL): number | null {
  const inPath = PLACE.exec(pathname)?.[1];
  const isRead = pathname.startsWith("/api/trpc/");
  const number = inPath ?? (isRead ? ASKED.exec(searchParams.get("input") ?? "")?.[1] : undefined);
  return number === undefined ? null : Number(number);
}
