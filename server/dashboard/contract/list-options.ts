import { z } from "zod";

/** Most dashboards or annotations that one list shows, and how many unless it says. */
const MOST = 100;
const DEFAULT = 10;

/**
 * The stored options of an alert list.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/alert-list/
 */
export const alertListOptions = z.object({
  alertName: z.string().catch(""),
  alertInstanceLabelFilter: z.string().catch(""),
  dashboardAlerts: z.boolean().catch(false),
  datasource: z.string().catch(""),
  folder: z
    .object({ uid: z.string().catch(""), title: z.string().catch("") })
    .nullish()
    .catch(null),
  maxItems: z.number().int().min(1).catch(20),
  /** 1 and 2 by name, 3 by importance, 4 and 5 by time. */
  sortOrder: z.number().catch(1),
  stateFilter: z
    .object({
      firing: z.boolean().catch(false),
      pending: z.boolean().catch(false),
      recovering: z.boolean().catch(false),
      noData: z.boolean().catch(false),
      error: z.boolean().catch(false),
      normal: z.boolean().catch(false),
    })
    .catch({ firing: true, pending: true, recovering: true, noData: false, error: true, normal: false }),
});
export type AlertListOptions = z.output<typeof alertListOptions>;

/** The stored options of a dashboard list that say what is searched for. */
export const dashboardListOptions = z.object({
  showSearch: z.boolean().catch(false),
  query: z.string().catch(""),
  tags: z.array(z.string().max(200)).max(20).catch([]),
  /** Undefined for any folder, empty for the top level. */
  folderUID: z.string().max(80).optional().catch(undefined),
  maxItems: z
    .number()
    .int()
    .min(1)
    .transform((count) => Math.min(count, MOST))
    .catch(DEFAULT),
});

/** The stored options of an annotation list that say which are wanted. */
export const annotationListOptions = z.object({
  limit: z
    .number()
    .int()
    .min(1)
    .transform((count) => Math.min(count, MOST))
    .catch(DEFAULT),
  onlyFromThisDashboard: z.boolean().catch(false),
  onlyInTimeRange: z.boolean().catch(false),
  tags: z.array(z.string().max(500)).max(20).catch([]),
});
export type AnnotationListOptions = z.output<typeof annotationListOptions>;
