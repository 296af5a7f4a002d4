import { z } from "zod";

export const SERVICE_DASHBOARDS_MAX = 10;
const NAME_MAX = 100;
const SLUG_MAX = 60;
const DESCRIPTION_MAX = 2_000;
/** 1 is what hurts most when it is away. */
export const TIERS = [1, 2, 3, 4] as const;
export const LIFECYCLES = ["experimental", "production", "deprecated"] as const;
export const LINK_KINDS = ["runbook", "channel", "repository", "page", "annotation"] as const;
export const SERVICE_LINKS_MAX = 30;
export const SERVICE_DEPENDENCIES_MAX = 100;
export const MATCHER_SETS_MAX = 20;
export const MATCHER_SET_MAX_CHARACTERS = 1_000;
const NUL = /\u0000/;
const plainText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !NUL.test(value) && value.isWellFormed(), { message: "not text" });

const uniqueBy = <Each>(each: readonly Each[], key: (value: Each) => string): boolean =>
  new Set(each.map(key)).size === each.length;

const ADDRESS = /^https?:\/\/[^\s]+$/i;

/** Where more about a service is found. `target` is an address; of an annotation it is the value, and no link. */
export const serviceLink = z
  .strictObject({ kind: z.enum(LINK_KINDS), title: plainText(200).min(1), target: plainText(2_000).min(1) })
  .refine(({ kind, target }) => kind === "annotation" || ADDRESS.test(target), {
    message: "not an address",
    path: ["target"],
  });
export type ServiceLink = z.infer<typeof serviceLink>;

/** What a service is beside its name and its place in the graph. */
export const serviceFacts = {
  name: plainText(NAME_MAX).min(1),
  /** Names the service in addresses: lower-case words with hyphens between them. */
  slug: z
    .string()
    .trim()
    .min(1)
    .max(SLUG_MAX)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  description: plainText(DESCRIPTION_MAX),
  tier: z.union(TIERS.map((tier) => z.literal(tier))).nullable(),
  lifecycle: z.enum(["", ...LIFECYCLES]),
  /** Each a set of matchers as Alertmanager writes them; an alert that fits one of the sets is about the service. */
  matchers: z
    .array(plainText(MATCHER_SET_MAX_CHARACTERS).min(1))
    .max(MATCHER_SETS_MAX)
    .refine((sets) => uniqueBy(sets, (set) => set), { message: "The same set twice" }),
  links: z.array(serviceLink).max(SERVICE_LINKS_MAX),
  /** Grafana dashboards that a room about the service starts with, in order. */
  dashboards: z
    .array(z.strictObject({ uid: z.string().min(1).max(100), title: z.string().max(300) }))
    .max(SERVICE_DASHBOARDS_MAX)
    .refine((dashboards) => uniqueBy(dashboards, ({ uid }) => uid), { message: "The same dashboard twice" }),
};

const facts = {
  ...serviceFacts,
  description: serviceFacts.description.default(""),
  tier: serviceFacts.tier.default(null),
  lifecycle: serviceFacts.lifecycle.default(""),
  matchers: serviceFacts.matchers.default([]),
  links: serviceFacts.links.default([]),
  dashboards: serviceFacts.dashboards.default([]),
  teamId: z.uuid().nullable().default(null),
  /** Services that it cannot work without. */
  dependsOn: z
    .array(z.uuid())
    .max(SERVICE_DEPENDENCIES_MAX)
    .refine((ids) => uniqueBy(ids, (id) => id.toLowerCase()), { message: "The same service twice" })
    .default([]),
};

export const createServiceInput = z.strictObject(facts);
export type CreateServiceInput = z.infer<typeof createServiceInput>;
/** All that a service is, as it shall be. */
export const updateServiceInput = z.strictObject({ id: z.uuid(), ...facts });
export type UpdateServiceInput = z.infer<typeof updateServiceInput>;
export const removeServiceInput = z.strictObject({ id: z.uuid() });

export const readServiceInput = z.strictObject({ slug: serviceFacts.slug });

export interface ServiceRef {
  id: string;
  slug: string;
  name: string;
  tier: number | null;
}

/** Something that people run and page about. */
export interface Service extends ServiceRef {
  description: string;
  lifecycle: string;
  team: { id: string; name: string } | null;
  matchers: string[];
  links: ServiceLink[];
  dashboards: { uid: string; title: string }[];
  /** By name. */
  dependsOn: ServiceRef[];
  usedBy: ServiceRef[];
  /** Incidents about it that are neither resolved nor closed. */
  openIncidents: number;
}

/** A service that another is tied to through so many steps: 1 is a neighbour. */
export interface FarService extends ServiceRef {
  hops: number;
}

export interface ServiceDetail extends Service {
  /** What it needs, neighbours and those behind them, nearest first. */
  needs: FarService[];
  /** What needs it. */
  neededBy: FarService[];
}
