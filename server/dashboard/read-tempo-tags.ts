import type { Metrics } from "@/server/ports/metrics";
import type { VariableOption } from "./contract";

interface TagsAnswer {
  scopes?: { name?: string; tags?: string[] }[];
  tagValues?: { value?: unknown }[];
}

/** Fields that every span has stand for themselves; the tags of a scope are written as `resource.service.name`. */
const qualified = (scope: string, tag: string): string => (scope === "intrinsic" ? tag : `${scope}.${tag}`);

/** The tags that a Tempo knows, as TraceQL writes them, or the values of one of them. */
export async function readTempoTags(
  metrics: Pick<Metrics, "resource">,
  dataSourceUid: string,
  tag: string | null,
  signal?: AbortSignal,
): Promise<VariableOption[]> {
  if (tag === null) {
    const { scopes = [] } = (await metrics.resource(dataSourceUid, "tags", [], signal)) as TagsAnswer;
    const names = scopes.flatMap(({ name = "", tags = [] }) => tags.map((one) => qualified(name, one)));
    return [...new Set(names)].map((name) => ({ text: name, value: name }));
  }
  const { tagValues = [] } = (await metrics.resource(
    dataSourceUid,
    "tag-values",
    [["tag", tag]],
    signal,
  )) as TagsAnswer;
  return tagValues.map(({ value }) => ({ text: String(value), value: String(value) }));
}
