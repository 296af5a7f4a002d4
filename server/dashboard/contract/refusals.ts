import { z } from "zod";

/** What was refused before it reached Grafana, newest first, a page at a time. */
export const refusalsInput = z.strictObject({
  /** The `next` of the page before. */
  before: z.strictObject({ refusedAt: z.iso.datetime(), id: z.uuid() }).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type RefusalsInput = z.infer<typeof refusalsInput>;

export interface RefusalItem {
  id: string;
  refusedAt: string;
  /** A closed error code. */
  code: string;
  /** Which rule refused, as a word and its object: `value-not-offered env`. May be empty. */
  reason: string;
  /** What was asked for: `query shop/3`, `adhoc prom promql`. */
  subject: string;
  /** Who asked; null through a shared link. */
  person: { id: string; name: string } | null;
  /** The shared link through which it was asked. */
  shareLinkId: string | null;
  /** The room, where it was found. */
  incidentNumber: number | null;
}

export interface RefusalPage {
  refusals: RefusalItem[];
  /** For the next, older page; null on the last one. */
  next: NonNullable<RefusalsInput["before"]> | null;
}
