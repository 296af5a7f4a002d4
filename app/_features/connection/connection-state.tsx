import { CircleCheck, CircleX, FlaskConical, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/app/_ui/class-names";
import type { ConnectionReport } from "@/server/connection/contract";

const MEND = ["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT", "GRAFANA_REFUSED", "GRAFANA_BAD_ANSWER"] as const;

const LOOK = {
  ok: { className: "border-success text-success", Icon: CircleCheck },
  limited: { className: "border-info text-info", Icon: Info },
  failing: { className: "border-warning text-warning", Icon: TriangleAlert },
  down: { className: "border-error text-error", Icon: CircleX },
};

/** The whole in one line, what failed first, and what to do about it. */
export function ConnectionState({ report }: { report: ConnectionReport }) {
  const t = useTranslations("connections");
  const { state, failure, sandbox } = report;
  const { className, Icon } = LOOK[state === "limited" && failure ? "failing" : state];
  const mend = MEND.find((code) => code === failure?.code);
  return (
    <div className="grid gap-3">
      <div className={classNames("flex gap-2 border-l-2 px-3 py-2", className)}>
        <Icon aria-hidden size={18} className="mt-0.5 shrink-0" />
        <div className="min-w-0">
          <p role="status" className="font-medium">
            {t(`state.${state}`)}
          </p>
          {failure && (
            <p className="text-sm wrap-anywhere text-secondary">
              {t(`failure.${failure.step}`)}: <q>{failure.reason}</q> {mend && t(`mend.${mend}`)}
            </p>
          )}
        </div>
      </div>
      {sandbox && (
        <div className="flex gap-2 border-l-2 border-warning px-3 py-2 text-warning">
          <FlaskConical aria-hidden size={18} className="mt-0.5 shrink-0" />
          <div>
            <p className="font-medium">{t("sandbox.title")}</p>
            <p className="text-sm text-secondary">{t("sandbox.hint")}</p>
          </div>
        </div>
      )}
    </div>
  );
}
