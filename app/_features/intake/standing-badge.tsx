"use client";

import { CircleCheck, CirclePause, Hourglass, type LucideIcon, MailWarning, ShieldX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Standing } from "@/app/_features/intake/source-standing";
import { Badge, type Tone } from "@/app/_ui/badge";

const LOOK = {
  paused: { tone: "neutral", Icon: CirclePause },
  refusing: { tone: "error", Icon: ShieldX },
  deadLetters: { tone: "warning", Icon: MailWarning },
  waiting: { tone: "info", Icon: Hourglass },
  heard: { tone: "success", Icon: CircleCheck },
} satisfies Record<Standing, { tone: Tone; Icon: LucideIcon }>;

export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTranslations("intake.standing");
  const { tone, Icon } = LOOK[standing];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={12} />}>
      {t(standing)}
    </Badge>
  );
}
