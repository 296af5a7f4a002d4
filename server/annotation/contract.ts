import { z } from "zod";

export const ANNOTATION_MAX_CHARACTERS = 2_000;

export const annotateInput = z.strictObject({
  incidentNumber: z.number().int().min(1).max(2_147_483_647),
  idempotencyKey: z.uuid(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(ANNOTATION_MAX_CHARACTERS)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" }),
  /** Now when left out. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Without one it stands in Grafana for the whole organization, with the incident's tags. */
  dashboardUid: z.string().min(1).max(100).optional(),
  panelId: z.number().int().min(0).max(2_147_483_647).optional(),
});
export type AnnotateInput = z.infer<typeof annotateInput>;

/** `waiting`: Grafana could not be reached; it is written as soon as it can. Times are RFC 3339 in UTC. */
export interface AnnotationState {
  id: string;
  state: "written" | "waiting";
  at: string;
}

export const automaticAnnotationsInput = z.strictObject({ isOn: z.boolean() });
/** Whether status changes and the like are written to Grafana by themselves. */
export interface AutomaticAnnotations {
  isOn: boolean;
}
