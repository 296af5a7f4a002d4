import { BellRing, CalendarClock, CircleCheck, CircleUser, Clock, Activity, GitMerge, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { AlertLook } from "@/app/_features/alert/alert-look";

const LOOK = {
  firing: { tone: "error", Icon: BellRing },
  flapping: { tone: "warning", Icon: Activity },
  acknowledged: { tone: "warning", Icon: CircleUser },
  silenced: { tone: "neutral", Icon: VolumeX },
  inhibited: { tone: "neutral", Icon: GitMerge },
  muted: { tone: "neutral", Icon: Clock },
  maintenance: { tone: "neutral", Icon: CalendarClock },
  resolved: { tone: "success", Icon: CircleCheck },
} as const;

/** How an alert stands, by shape, colour and word. */
export function AlertStateBadge({ state }: { state: AlertLook }) {
  const t = useTranslations("alerts.state");
  const { tone, Icon } = LOOK[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={12} />}>
      {t(state)}
    </Badge>
  );
}
