/** What stands at the owner, where nobody sees whose incident it is. */
export const outsideComment = (comment: string, incidentNumber: number | null): string =>
  incidentNumber === null ? comment : `INC-${incidentNumber}: ${comment}`;
