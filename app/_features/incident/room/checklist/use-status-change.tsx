"use client";

import { useState } from "react";
import { ResolveDialog } from "@/app/_features/incident/room/checklist/resolve-dialog";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import { missingFields } from "@/server/incident/rules/missing-fields";
import { openChecks } from "@/server/incident/rules/open-checks";

/** Changes the status; where items of the checklist are open or fields are missing it shows these first. */
export function useStatusChange(incident: IncidentDetail, run: ReturnType<typeof useCommands>["run"]) {
  const [to, setTo] = useState<IncidentStatus | null>(null);
  return {
    change(status: IncidentStatus) {
      if (openChecks(status, incident) > 0 || missingFields(status, incident).length > 0) setTo(status);
      else run({ kind: "status", to: status });
    },
    dialog: to && <ResolveDialog incident={incident} to={to} run={run} onClose={() => setTo(null)} />,
  };
}
