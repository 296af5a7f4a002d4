import {
  Archive,
  CircleAlert,
  CircleCheck,
  Eye,
  FileText,
  type LucideIcon,
  Search,
  Target,
  Wrench,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/app/_ui/badge";
import type { IncidentStatus } from "@/server/incident/contract";

const LOOK: Record<IncidentStatus, { tone: Tone; Icon: LucideIcon }> = {
  triage: { tone: "error", Icon: CircleAlert },
  investigating: { tone: "warning", Icon: Search },
  identified: { tone: "warning", Icon: Target },
  fixing: { tone: "warning", Icon: Wrench },
  monitoring: { tone: "info", Icon: Eye },
  resolved: { tone: "success", Icon: CircleCheck },
  post_incident: { tone: "neutral", Icon: FileText },
  closed: { tone: "neutral", Icon: Archive },
};

export function StatusBadge({ status }: { status: IncidentStatus }) {
  const t = useTranslations("common.status");
  const { tone, Icon } = LOOK[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={13} />}>
      {t(status)}
    </Badge>
  );
}
