import { services } from "@/server/services";
import { checkHealth } from "@/server/system/check-health";

export const dynamic = "force-dynamic";

/** For probes: 200 while rooms can be used, 503 when the database is gone. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(services());
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
