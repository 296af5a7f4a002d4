import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { contextOf } from "@/server/request-context";
import { appRouter } from "@/server/router";

const BATCH_MAX = 20;

function handler(request: Request) {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => contextOf(request.headers),
    allowBatching: true,
    maxBatchSize: BATCH_MAX,
  });
}

export { handler as GET, handler as POST };
