export type RefusalReason =
  | "value-not-allowed"
  | "data-source-unknown"
  | "data-source-not-offered"
  | "data-source-not-drawable"
  | "panel-reference-broken"
  | "variable-query-unknown"
  | "values-unknown"
  | "value-not-offered"
  | "filters-not-supported"
  | "filter-not-readable"
  | "filter-operator"
  | "query-not-readable"
  | "annotation-not-drawable"
  | "dashboard-unreadable"
  | "dashboard-too-deep";

/** A stored panel or variable that cannot be asked with what was given. `subject` names the part at fault. */
export class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly subject: string,
  ) {
    super(`${reason}: ${subject}`);
    this.name = "Refusal";
  }
}
