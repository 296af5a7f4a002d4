import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc";

/** As many as one search of dashboards brings. */
const MOST = 100;
const KEPT_MS = 60_000;

export interface TaggedDashboardsProps {
  tags: readonly string[];
  /** The dashboard that is shown. */
  without: string;
  address: (uid: string) => string;
  targetBlank: boolean;
}

/** The dashboards that carry all these tags, as far as one search finds them. */
export function useTaggedDashboards({ tags, without }: Pick<TaggedDashboardsProps, "tags" | "without">) {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(trpc.dashboard.search.queryOptions({ limit: MOST }, { staleTime: KEPT_MS }));
  const found = data?.filter((hit) => hit.uid !== without && tags.every((tag) => hit.tags.includes(tag))) ?? [];
  return { found, isPending };
}
