/** Where a file is, or with `isSmall` the small form of a picture. */
export function attachmentAddress(incidentNumber: number, id: string, isSmall = false): string {
  return `/api/rooms/${incidentNumber}/attachments/${encodeURIComponent(id)}${isSmall ? "?thumb=1" : ""}`;
}
