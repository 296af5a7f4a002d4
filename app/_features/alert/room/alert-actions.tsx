import { ChartLine, Unlink, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { SILENCE_OWNERS } from "@/server/silence/contract";
import type { AlertActs } from "./alert-acts";
import type { ShownAlert } from "./shown-alerts";

/** Sources that know silences. */
const SILENCED: ReadonlySet<string> = new Set(SILENCE_OWNERS);
const SMALL = "size-7";

/** What can be done with one alert of the room. */
export function AlertActions({ alert, acts }: { alert: ShownAlert; acts: AlertActs }) {
  const t = useTranslations("alertStrip");
  const { id, name, state, startsAt, source } = alert;
  const { dashboardUid, panelId } = alert.links;
  const { onSilence, onDetach } = acts;
  const panel = dashboardUid && panelId !== undefined ? { name, startsAt, dashboardUid, panelId } : null;
  const showPanel = panel && acts.panelWay(panel);
  return (
    <span className="ml-auto flex shrink-0 items-center">
      {showPanel && (
        <Button size="sm" variant="ghost" icon={<ChartLine aria-hidden size={14} />} onClick={showPanel}>
          {t("showPanel")}
        </Button>
      )}
      {onSilence && state === "firing" && SILENCED.has(source.kind) && (
        <IconButton
          className={SMALL}
          label={t("silence", { name })}
          icon={<VolumeX aria-hidden size={14} />}
          onClick={() => onSilence(id)}
        />
      )}
      {onDetach && (
        <IconButton
          className={SMALL}
          label={t("detach", { name })}
          icon={<Unlink aria-hidden size={14} />}
          onClick={() => onDetach({ id, name })}
        />
      )}
    </span>
  );
}
