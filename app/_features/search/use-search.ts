import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useSettled } from "@/app/_lib/use-settled";

/** What was said with some words, page by page; `incidentNumber` undefined looks in all incidents. */
export function useSearch(text: string, incidentNumber: number | undefined) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const asked = useSettled(text.trim());
  const input = { text: asked, ...(incidentNumber !== undefined && { incidentNumber }) };
  const found = useInfiniteQuery({
    queryKey: [...trpc.search.messages.queryKey(input), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.search.messages.query({ ...input, ...(pageParam !== null && { before: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const hits = asked === "" ? [] : (found.data?.pages.flatMap((page) => page.hits) ?? []);
  return { ...found, asked, hits };
}
