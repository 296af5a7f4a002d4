"use client";

import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";
import { pageRequests } from "@/app/_lib/page-requests";
import type { ErrorCode } from "@/server/platform/errors";
import type { AppRouter } from "@/server/router";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const URL_LENGTH_MAX = 4_000;

export function createBrowserClient() {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: "/api/trpc",
        fetch: pageRequests.fetch,
        transformer: superjson,
        maxURLLength: URL_LENGTH_MAX,
        maxItems: 10,
      }),
    ],
  });
}

/** A refusal of the server, or OFFLINE when no answer came at all. */
export interface Refusal {
  code: ErrorCode | "OFFLINE";
  details: Readonly<Record<string, unknown>>;
}

interface RefusalData {
  refusal?: ErrorCode;
  details?: Record<string, unknown>;
}

/** What the server refused, for any value that a query or mutation threw. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof TRPCClientError)) return { code: "INTERNAL", details: {} };
  const data = error.data as RefusalData | null | undefined;
  if (data?.refusal) return { code: data.refusal, details: data.details ?? {} };
  return { code: error.cause instanceof TypeError ? "OFFLINE" : "INTERNAL", details: {} };
}
