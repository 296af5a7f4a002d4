import { QueryClient } from "@tanstack/react-query";
import { rereadOutdated } from "@/app/_lib/reread-outdated";
import { refusalOf } from "@/app/_lib/trpc";

/** Asking again changes nothing for these. */
const FINAL = new Set(["BAD_INPUT", "UNAUTHENTICATED", "SESSION_EXPIRED", "FORBIDDEN", "NOT_FOUND"]);

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        // Offline the service worker answers with what it has kept; a query that waits would show nothing.
        networkMode: "always",
        refetchOnReconnect: true,
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && !FINAL.has(refusalOf(error).code),
      },
      // A command that failed is shown where it was given; the person decides whether to send it again.
      mutations: { retry: false, networkMode: "always" },
    },
  });
  rereadOutdated(client);
  return client;
}
