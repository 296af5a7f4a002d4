import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, changeTitleInput } from "@/server/incident/contract";
import type { SignedIn } from "@/server/platform/context";

export function changeTitle(context: SignedIn, input: z.infer<typeof changeTitleInput>): Promise<IncidentDetail> {
  return changeIncident(context, "incident:update", input, ({ title: from }) => ({
    data: { title: input.title },
    event: { kind: "title_changed", payload: { from, to: input.title } },
  }));
}
