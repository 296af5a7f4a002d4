import { z } from "zod";

/** Shapes that every supported Grafana answers with; unknown fields are let through. */
export const errorShape = z.looseObject({ message: z.string().min(1) });

export const searchShape = z.array(
  z.looseObject({
    uid: z.string().min(1),
    title: z.string(),
    url: z.string().startsWith("/"),
    type: z.enum(["dash-db", "dash-folder"]),
    tags: z.array(z.string()),
  }),
);

export const dataSourceShape = z.looseObject({
  uid: z.string().min(1),
  name: z.string().min(1),
  type: z.string().min(1),
  isDefault: z.boolean(),
});

export const dashboardShape = z.looseObject({
  dashboard: z.looseObject({ uid: z.string(), title: z.string(), schemaVersion: z.number() }),
  meta: z.looseObject({ slug: z.string(), url: z.string().startsWith("/d/"), canEdit: z.boolean() }),
});

export const settingsShape = z.looseObject({
  appUrl: z.string().min(1),
  namespace: z.string().default("default"),
  liveNamespaced: z.boolean().default(false),
  buildInfo: z.looseObject({ version: z.string().regex(/^\d+\.\d+/) }),
  datasources: z.record(z.string(), z.looseObject({ type: z.string() })),
  featureToggles: z.record(z.string(), z.unknown()),
  panels: z.record(z.string(), z.unknown()),
});

export const fieldShape = z.looseObject({
  // Left out where it is empty.
  name: z.string().optional(),
  type: z.enum(["time", "number", "string", "boolean", "enum", "geo", "other", "trace", "frame", "nestedFrames"]),
  typeInfo: z.looseObject({ frame: z.string(), nullable: z.boolean().optional() }),
  labels: z.record(z.string(), z.string()).optional(),
  config: z.looseObject({}).optional(),
});

export const frameShape = z
  .looseObject({
    schema: z.looseObject({
      refId: z.string().optional(),
      name: z.string().optional(),
      meta: z.looseObject({ executedQueryString: z.string().optional(), type: z.string().optional() }).optional(),
      fields: z.array(fieldShape),
    }),
    data: z.looseObject({
      values: z.array(z.array(z.unknown())),
      entities: z.array(z.record(z.string(), z.array(z.number())).nullable()).optional(),
      nanos: z.array(z.array(z.number()).nullable()).optional(),
    }),
  })
  .refine(({ schema, data }) => schema.fields.length === data.values.length, "as many columns as fields")
  .refine(({ data }) => new Set(data.values.map((column) => column.length)).size <= 1, "columns of one length");

export const queryShape = z.looseObject({
  results: z.record(
    z.string(),
    z.looseObject({
      status: z.number(),
      error: z.string().optional(),
      errorSource: z.string().optional(),
      frames: z.array(frameShape).optional(),
    }),
  ),
});

export const annotationShape = z.looseObject({
  id: z.number(),
  time: z.number(),
  timeEnd: z.number(),
  text: z.string(),
  // Left out where there are none.
  tags: z.array(z.string()).default([]),
});

export const rulesShape = z.looseObject({
  status: z.literal("success"),
  data: z.looseObject({
    groups: z.array(
      z.looseObject({
        name: z.string(),
        file: z.string(),
        rules: z.array(
          z.looseObject({
            name: z.string(),
            state: z.enum(["inactive", "pending", "firing", "recovering"]),
            health: z.string(),
            type: z.enum(["alerting", "recording"]),
          }),
        ),
      }),
    ),
  }),
});
