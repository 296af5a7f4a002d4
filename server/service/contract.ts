import { z } from "zod";

export const SERVICE_DASHBOARDS_MAX = 10;
const NAME_MAX = 100;
const SLUG_MAX = 60;
const DESCRIPTION_MAX = 2_000;
const NUL = /\u0000/;
const plainText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !NUL.test(value) && value.isWellFormed(), { message: "not text" });

const uniqueBy = <Each>(each: readonly Each[], key: (value: Each) => string): boolean =>
  new Set(each.map(key)).size === each.length;

const facts = {
  name: plainText(NAME_MAX).min(1),
  /** Names the service in addresses: lower-case words with hyphens between them. */
  slug: z
    .string()
    .trim()
    .min(1)
    .max(SLUG_MAX)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  description: plainText(DESCRIPTION_MAX).default(""),
  teamId: z.uuid().nullable().default(null),
  /** Grafana dashboards that a room about the service starts with, in order. */
  dashboards: z
    .array(z.strictObject({ uid: z.string().min(1).max(100), title: z.string().max(300) }))
    .max(SERVICE_DASHBOARDS_MAX)
    .refine((dashboards) => uniqueBy(dashboards, ({ uid }) => uid), { message: "The same dashboard twice" })
    .default([]),
};

export const createServiceInput = z.strictObject(facts);
export type CreateServiceInput = z.infer<typeof createServiceInput>;
/** All that a service is, as it shall be. */
export const updateServiceInput = z.strictObject({ id: z.uuid(), ...facts });
export type UpdateServiceInput = z.infer<typeof updateServiceInput>;
export const removeServiceInput = z.strictObject({ id: z.uuid() });

/** Something that people run and page about. */
export interface Service {
  id: string;
  slug: string;
  name: string;
  description: string;
  team: { id: string; name: string } | null;
  dashboards: { uid: string; title: string }[];
  /** Incidents about it that are neither resolved nor closed. */
  openIncidents: number;
}
