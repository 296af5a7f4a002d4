import { CircleCheck, CircleHelp, CircleX, PauseCircle, Power } from "lucide-react";
import { Badge, type Tone } from "@/app/_ui/badge";

const LOOK = {
  good: { tone: "success", Icon: CircleCheck },
  bad: { tone: "error", Icon: CircleX },
  missing: { tone: "warning", Icon: CircleX },
  paused: { tone: "warning", Icon: PauseCircle },
  off: { tone: "neutral", Icon: Power },
  unknown: { tone: "neutral", Icon: CircleHelp },
} satisfies Record<string, { tone: Tone; Icon: unknown }>;

export interface StateBadgeProps {
  look: keyof typeof LOOK;
  children: string;
}

/** How something stands, by word, shape and colour. */
export function StateBadge({ look, children }: StateBadgeProps) {
  const { tone, Icon } = LOOK[look];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={12} />}>
      {children}
    </Badge>
  );
}
