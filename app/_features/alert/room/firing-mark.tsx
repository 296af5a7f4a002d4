import { VolumeX } from "lucide-react";
import { classNames } from "@/app/_ui/class-names";
import type { FiringName } from "@/server/alert/contract/room-firings";
import { SEVERITY_MARK } from "./severity-mark";

/** How bad it is that it fires, or that it is held back; words stand beside it. */
export function FiringMark({ firing: { firing, severity } }: { firing: FiringName }) {
  if (firing === 0) return <VolumeX aria-hidden size={14} className="shrink-0 text-secondary" />;
  const { Icon, tone } = SEVERITY_MARK[severity];
  return <Icon aria-hidden size={14} className={classNames("shrink-0", tone)} />;
}
