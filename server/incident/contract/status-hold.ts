/** Why an incident cannot come to a status yet. */
export interface StatusHold {
  /** The error by which somebody is refused. */
  code: "CHECKLIST_OPEN" | "FIELDS_MISSING";
  /**
   * What is open, or the names of the fields that are empty: of the error, and of the entry that tells of a change which
   * was made although it is.
   */
  details: { open?: string[]; fields?: string[] };
  /** Whether a person passes over it for a reason. */
  isPassable: boolean;
}
