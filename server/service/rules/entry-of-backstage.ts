import { z } from "zod";
import { LIFECYCLES, type ServiceLink } from "@/server/service/contract";
import type { ServiceEntry } from "@/server/service/contract/catalogue-file";
import { slugOf } from "@/server/service/rules";

const text = z.string().trim();
const maybe = text.optional();
const named = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional();

/** https://backstage.io/docs/features/software-catalog/descriptor-format, as far as it is of use here. */
const descriptor = z.object({
  apiVersion: text,
  kind: text,
  metadata: z.object({
    name: text.min(1).max(63),
    title: maybe,
    description: maybe,
    labels: named,
    annotations: named,
    links: z.array(z.object({ url: text, title: maybe, type: maybe, icon: maybe })).optional(),
  }),
  spec: z
    .object({
      owner: maybe,
      lifecycle: maybe,
      tier: z.union([z.string(), z.number()]).optional(),
      dependsOn: z.array(text).optional(),
    })
    .default({}),
});

const KINDS = new Set(["component", "system", "resource"]);
const MOST_LINKS = 30;
/** Annotations that lead somewhere else; the others are Backstage's own business. */
const TELLING =
  /^(grafana\/|pagerduty\.com\/|backstage\.io\/source-location|github\.com\/project-slug|gitlab\.com\/project-slug|argocd\/|opsgenie\.com\/|backstage\.io\/kubernetes-)/;

/** The name in `[kind:][namespace/]name`. */
const nameOf = (reference: string): string => reference.replace(/^.*[:/]/, "");

function tierOf(...told: unknown[]): 1 | 2 | 3 | 4 | undefined {
  for (const one of told) {
    const found = /(?:^|\D)([1-4])$/.exec(String(one ?? "").trim());
    if (found) return Number(found[1]) as 1 | 2 | 3 | 4;
  }
  return undefined;
}

function kindOf(words: string): ServiceLink["kind"] {
  if (/runbook|playbook|手冊/i.test(words)) return "runbook";
  if (/slack|teams|chat|channel|mattermost|discord/i.test(words)) return "channel";
  if (/repo|source|github|gitlab|code/i.test(words)) return "repository";
  return "page";
}

function linksOf({ links = [], annotations = {} }: z.infer<typeof descriptor>["metadata"]): ServiceLink[] {
  const places = links
    .filter(({ url }) => /^https?:\/\/\S+$/i.test(url) && url.length <= 2_000)
    .map(({ url, title, type, icon }) => ({
      kind: kindOf([type, title, icon].filter(Boolean).join(" ")),
      title: (title || url).slice(0, 200),
      target: url,
    }));
  const kept = Object.entries(annotations)
    .filter(([name, value]) => TELLING.test(name) && String(value).trim() !== "")
    .map(([name, value]) => ({
      kind: "annotation" as const,
      title: name.slice(0, 200),
      target: String(value).slice(0, 2_000),
    }));
  return [...places, ...kept].slice(0, MOST_LINKS);
}

type BackstageRead =
  | { entry: Record<keyof ServiceEntry, unknown>; unknownLifecycle: string | null }
  | { skipped: string }
  | { error: z.ZodError };

/** Whether a document is one of Backstage's. */
export function isBackstage(document: unknown): boolean {
  const parsed = z.object({ apiVersion: z.string().startsWith("backstage.io/") }).safeParse(document);
  return parsed.success;
}

/** A Component, a System or a Resource as a service; the other kinds are passed over. */
export function entryOfBackstage(document: unknown): BackstageRead {
  const parsed = descriptor.safeParse(document);
  if (!parsed.success) return { error: parsed.error };
  const { kind, metadata, spec } = parsed.data;
  if (!KINDS.has(kind.toLowerCase())) return { skipped: kind.slice(0, 100) };
  const { annotations = {}, labels = {} } = metadata;
  const lifecycle = LIFECYCLES.find((each) => each === spec.lifecycle?.toLowerCase());
  const tierNamed = ([name]: [string, unknown]) => /(^|[/.-])tier$/.test(name);
  const told = [...Object.entries(labels), ...Object.entries(annotations)].find(tierNamed);
  const links = linksOf(metadata);
  const { description } = metadata;
  const entry = {
    slug: slugOf(metadata.name),
    name: (metadata.title || metadata.name).slice(0, 100),
    description: description?.slice(0, 2_000),
    team: spec.owner ? nameOf(spec.owner) : undefined,
    tier: tierOf(spec.tier, told?.[1]),
    lifecycle,
    dependsOn: spec.dependsOn && [...new Set(spec.dependsOn.map((each) => slugOf(nameOf(each))).filter(Boolean))],
    matchers: undefined,
    links: links.length > 0 ? links : undefined,
    dashboards: undefined,
  };
  return { entry, unknownLifecycle: spec.lifecycle && !lifecycle ? spec.lifecycle.slice(0, 100) : null };
}
