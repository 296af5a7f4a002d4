import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import type { Severity } from "@/server/incident/contract";

interface Mark {
  Icon: LucideIcon;
  tone: string;
}
const GRAVE: Mark = { Icon: OctagonAlert, tone: "text-error" };
const WARNING: Mark = { Icon: TriangleAlert, tone: "text-warning" };

/** Shape and colour of what fires: red for what needs somebody at once. */
export const SEVERITY_MARK: Readonly<Record<Severity, Mark>> = {
  sev1: GRAVE,
  sev2: GRAVE,
  sev3: WARNING,
  sev4: WARNING,
  sev5: { Icon: Info, tone: "text-info" },
};
