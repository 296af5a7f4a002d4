/**
 * SQL for an incident `i` that was declined out of triage, or closed from there: all its moments came with that one step.
 * None of them measures anything: how long something took, or when the last incident ended, is not read from it.
 */
export const DECLINED = `(i.status = 'closed' and i.mode <> 'retrospective' and i.merged_into_id is null
  and i.mitigated_at = i.closed_at and i.resolved_at = i.closed_at)`;
