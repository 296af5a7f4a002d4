"use client";

import { Circle, CircleCheck, CircleX, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ConnectProgress, STEPS } from "@/app/_features/registration/connect-progress";
import { classNames } from "@/app/_ui/class-names";

const LOOK = {
  done: { Icon: CircleCheck, colour: "text-success" },
  working: { Icon: LoaderCircle, colour: "animate-spin text-info motion-reduce:animate-none" },
  waiting: { Icon: Circle, colour: "text-disabled" },
  failed: { Icon: CircleX, colour: "text-error" },
};

/** One line a step, as Grafana is written to. */
export function ConnectSteps({ progress }: { progress: ConnectProgress }) {
  const t = useTranslations("alerting.steps");
  return (
    <ol aria-label={t("label")} aria-live="polite" className="flex flex-wrap gap-x-4 gap-y-1 text-sm max-room:grid">
      {STEPS.map((step) => {
        const { Icon, colour } = LOOK[progress[step]];
        return (
          <li key={step} className="flex items-center gap-1.5 text-primary">
            <Icon aria-hidden size={14} className={classNames("shrink-0", colour)} />
            {t(step)}
            <span className="sr-only">{t(`state.${progress[step]}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
