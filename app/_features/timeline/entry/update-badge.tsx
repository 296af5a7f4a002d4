import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { Done } from "@/server/timeline/contract/shown-entry";
import { isolated } from "../isolated";

/** Says that an entry is a key update of the incident, and who made it one. */
export function UpdateBadge({ mark }: { mark: Done }) {
  const t = useTranslations("timeline.row");
  return (
    <span title={t("markedBy", { name: isolated(mark.by.name) })} className="inline-flex">
      <Badge tone="success" icon={<Flag aria-hidden size={12} />}>
        {t("keyUpdate")}
      </Badge>
    </span>
  );
}
