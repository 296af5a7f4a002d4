import { useTranslations } from "next-intl";
import { Section } from "@/app/_ui/section";
import { Switch } from "@/app/_ui/switch";
import { NOTIFICATION_KINDS, type Preferences } from "@/server/notification/contract";

export interface ChoicesProps {
  preferences: Preferences;
  onChange: (change: Partial<Preferences>) => void;
}

/** What is worth being told. */
export function KindChoices({ preferences, onChange }: ChoicesProps) {
  const t = useTranslations("notification.kinds");
  const { off, hidesText } = preferences;
  return (
    <Section id="kinds" heading={t("heading")}>
      {NOTIFICATION_KINDS.map((kind) => (
        <Switch
          key={kind}
          label={t(kind)}
          hint={kind === "room" ? t("roomHint") : undefined}
          checked={!off.includes(kind)}
          onChange={(isOn) => onChange({ off: isOn ? off.filter((each) => each !== kind) : [...off, kind] })}
        />
      ))}
      <Switch
        label={t("hide")}
        hint={t("hideHint")}
        checked={hidesText}
        onChange={(isOn) => onChange({ hidesText: isOn })}
      />
    </Section>
  );
}
