import { z } from "zod";
import { alertLinks, type Report } from "@/server/intake/contract/reported";
import { checkedAlert } from "@/server/intake/rules/checked-alert";
import { sortReport } from "@/server/intake/rules/sort-report";

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const scalars = z.record(z.string(), scalar.nullish());
const MAPPED_MAX = 1_000;

/** One alert as a mapping has to make it; what is missing beside `key` and `labels` is filled in. */
export const mappedAlert = z.object({
  /** What tells it from others. */
  key: scalar.optional(),
  status: z.enum(["firing", "resolved", "acknowledged"]).default("firing"),
  name: scalar.optional(),
  startsAt: z.string().nullish(),
  endsAt: z.string().nullish(),
  severity: scalar.optional(),
  labels: scalars.default({}),
  annotations: scalars.default({}),
  values: z.record(z.string(), z.unknown()).default({}),
  links: alertLinks.default({}),
});

const FACT = { firing: "fires", resolved: "ended", acknowledged: "acknowledged" } as const;
const present = (fields: z.infer<typeof scalars>) =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string"));

/** What a mapping made of a call: one alert, or several, or nothing. */
export function readMapped(mapped: unknown, receivedAt: string, at = ""): Report {
  if (mapped === undefined || mapped === null) return sortReport([], null);
  const many = Array.isArray(mapped) ? mapped : [mapped];
  const checked = many.slice(0, MAPPED_MAX).map((one, index) => {
    const part = [at, Array.isArray(mapped) ? String(index) : ""].filter(Boolean).join(".");
    const alert = mappedAlert.safeParse(one);
    if (!alert.success) {
      const [issue] = alert.error.issues;
      const path = [part, ...(issue?.path ?? [])].filter((step) => step !== "").join(".");
      return { part: path, reason: "mapping" as const, detail: issue?.message ?? "" };
    }
    const { key, status, name, startsAt, endsAt, severity, labels, annotations, values, links } = alert.data;
    return checkedAlert(
      {
        fact: FACT[status],
        ...(key !== undefined && { fingerprint: key }),
        startsAt: startsAt ?? null,
        endsAt: endsAt ?? undefined,
        ...(name !== undefined && { name }),
        labels: { ...(name !== undefined && { alertname: name }), ...(severity && { severity }), ...present(labels) },
        annotations: present(annotations),
        values,
        links,
      },
      part,
      receivedAt,
    );
  });
  return sortReport(checked, null);
}
