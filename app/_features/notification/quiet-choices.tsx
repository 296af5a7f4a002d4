import { useTranslations } from "next-intl";
import { useState } from "react";
import { useHydrated } from "@/app/_lib/use-hydrated";
import { Section } from "@/app/_ui/section";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { TextField } from "@/app/_ui/text-field";
import type { ChoicesProps } from "./kind-choices";
import { PauseChoice } from "./pause-choice";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When nothing is sent. */
export function QuietChoices({ preferences, isSaved, onChange }: ChoicesProps & { isSaved: boolean }) {
  const t = useTranslations("notification.quiet");
  const isHydrated = useHydrated();
  const { quiet, timeZone } = preferences;
  // What is typed stays in the fields while it is no time, or the same one twice.
  const [typed, setTyped] = useState<{ from: string; to: string } | null>(null);
  const { from, to } = typed ?? quiet;
  const here = isHydrated ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  const zone = isSaved ? timeZone : here;
  const zones = isHydrated ? [...new Set([here, zone, "UTC", ...Intl.supportedValuesOf("timeZone")])] : [zone];

  function type(change: Partial<{ from: string; to: string }>): void {
    const next = { from, to, ...change };
    const isGood = TIME.test(next.from) && TIME.test(next.to) && next.from !== next.to;
    setTyped(isGood ? null : next);
    if (isGood) onChange({ quiet: { ...quiet, ...next } });
  }

  return (
    <Section id="quiet" heading={t("heading")}>
      <PauseChoice pausedUntil={preferences.pausedUntil} onChange={onChange} />
      <Switch
        label={t("switch")}
        checked={quiet.isOn}
        onChange={(isOn) => onChange({ quiet: { ...quiet, isOn }, ...(!isSaved && { timeZone: here }) })}
      />
      {quiet.isOn && (
        <div className="grid gap-3 pl-12 max-room:pl-0">
          <div className="grid grid-cols-2 gap-3">
            <TextField type="time" label={t("from")} value={from} onValue={(value) => type({ from: value })} />
            <TextField
              type="time"
              label={t("to")}
              value={to}
              error={from === to && t("same")}
              onValue={(value) => type({ to: value })}
            />
          </div>
          <Select
            label={t("zone")}
            value={zone}
            options={zones.map((value) => ({ value, label: value === here ? t("zoneHere", { zone: value }) : value }))}
            onValue={(value) => onChange({ timeZone: value })}
          />
          <Switch
            label={t("except")}
            checked={quiet.exceptMine}
            onChange={(exceptMine) => onChange({ quiet: { ...quiet, exceptMine } })}
          />
        </div>
      )}
    </Section>
  );
}
