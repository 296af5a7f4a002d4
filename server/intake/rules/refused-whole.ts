import type { z } from "zod";
import type { RefusalReason, Report } from "@/server/intake/contract/reported";

/** A report of a call that cannot be taken at all. */
export function refusedWhole(reason: RefusalReason, detail: string | z.ZodError): Report {
  const issues = typeof detail === "string" ? [{ path: [], message: detail }] : detail.issues.slice(0, 10);
  const refused = issues.map(({ path, message }) => ({ part: path.join("."), reason, detail: message.slice(0, 300) }));
  return { group: null, alerts: [], changes: [], refused };
}
