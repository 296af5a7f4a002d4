import {
  CircleDashed,
  CircleSlash,
  CircleX,
  Flag,
  LoaderCircle,
  type LucideIcon,
  Rocket,
  Settings2,
  Trash2,
  Undo2,
} from "lucide-react";
import type { ChangeEvent } from "@/server/change/contract";

const OF_KIND: Record<ChangeEvent["kind"], LucideIcon> = {
  deployment: Rocket,
  rollback: Undo2,
  removal: Trash2,
  config: Settings2,
  feature_flag: Flag,
  change: CircleDashed,
};
const OF_OUTCOME: Partial<Record<ChangeEvent["outcome"], { Icon: LucideIcon; tone: string }>> = {
  running: { Icon: LoaderCircle, tone: "text-info" },
  failed: { Icon: CircleX, tone: "text-error" },
  cancelled: { Icon: CircleSlash, tone: "text-secondary" },
};

/** The shape and the colour of a change: how it went where that is news, else what it is. */
export function changeLook({ kind, outcome }: Pick<ChangeEvent, "kind" | "outcome">): {
  Icon: LucideIcon;
  tone: string;
} {
  return OF_OUTCOME[outcome] ?? { Icon: OF_KIND[kind], tone: "text-secondary" };
}
