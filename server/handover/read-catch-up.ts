import { whatChanged } from "@/server/change/what-changed";
import type { CatchUp } from "@/server/handover/contract";
import { handoverFacts } from "@/server/handover/handover-facts";
import { catchUp } from "@/server/handover/rules/catch-up";
import type { SignedIn } from "@/server/platform/context";

/** What somebody who comes late has to know of an incident. @throws AppError NOT_FOUND */
export async function readCatchUp(context: SignedIn, incidentNumber: number): Promise<CatchUp> {
  const [facts, { changes }] = await Promise.all([
    handoverFacts(context, incidentNumber),
    whatChanged(context, incidentNumber),
  ]);
  return { ...catchUp({ ...facts, changes }, context.services.clock.now()), lastSeq: facts.lastSeq };
}
