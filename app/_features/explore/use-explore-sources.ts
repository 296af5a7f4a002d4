import { useQuery } from "@tanstack/react-query";
import { exploreApi } from "./explore-api";

const FRESH_MS = 5 * 60_000;

/** Where queries may be typed in a room; nobody else asks for it. */
export function useExploreSources(room: string, isAllowed: boolean) {
  return useQuery({
    queryKey: ["explore-sources", room],
    queryFn: ({ signal }) => exploreApi.dataSources(room, signal),
    enabled: isAllowed,
    staleTime: FRESH_MS,
    retry: false,
  });
}
