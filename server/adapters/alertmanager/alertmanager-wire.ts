import { z } from "zod";
import { AppError } from "@/server/platform/errors";
import { wireTime } from "@/server/ports/wire-time";

/** Alertmanager writes RFC 3339 with up to nine digits behind the second. */
const time = z.string().transform((text, context) => {
  const at = wireTime.fromRfc3339(text);
  if (at !== null) return at;
  context.addIssue({ code: "custom", message: "no time" });
  return z.NEVER;
});
const labels = z.record(z.string(), z.string());
const names = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

const matcher = z.object({
  name: z.string(),
  value: z.string(),
  isRegex: z.boolean(),
  // Left out by versions that knew no other.
  isEqual: z.boolean().default(true),
});

const silence = z.object({
  id: z.string(),
  status: z.object({ state: z.enum(["pending", "active", "expired"]) }),
  matchers: z.array(matcher),
  startsAt: time,
  endsAt: time,
  updatedAt: time,
  createdBy: z.string().catch(""),
  comment: z.string().catch(""),
});

const alert = z.object({
  fingerprint: z.string(),
  labels,
  annotations: labels,
  startsAt: time,
  updatedAt: time,
  generatorURL: z.string().catch(""),
  receivers: z.array(z.object({ name: z.string() })),
  status: z.object({ silencedBy: names, inhibitedBy: names, mutedBy: names }),
});

/** Answers of Alertmanager's API v2 (its openapi.yaml), of version 0.22 on and as Grafana has it. */
export const WIRE = {
  silence,
  silences: z.array(silence),
  written: z.object({ silenceID: z.string().min(1) }),
  alerts: z.array(alert),
  status: z.object({
    // Null in Grafana.
    uptime: time.nullish().transform((at) => at ?? null),
    cluster: z.object({ peers: z.array(z.unknown()).nullish() }).nullish(),
  }),
  groups: z.array(z.object({ labels, receiver: z.object({ name: z.string() }), alerts: z.array(alert) })),
};
export type WireAlert = z.output<typeof alert>;
export type WireSilence = z.output<typeof silence>;

/** @throws AppError ALERTMANAGER_BAD_ANSWER */
export function readWire<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const words = "What the Alertmanager answered cannot be read";
  throw new AppError("ALERTMANAGER_BAD_ANSWER", words, { code: "unexpected-shape", reason: words, retryable: false });
}
