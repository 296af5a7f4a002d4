import { useTranslations } from "next-intl";
import { Row } from "@/app/_features/connection/row";
import { Section } from "@/app/_ui/section";
import { StateBadge } from "@/app/_features/connection/state-badge";
import { useCapabilityAdvice } from "@/app/_features/connection/use-capability-advice";
import type { CapabilityReport, TokenReport } from "@/server/connection/contract";

const LOOK = { works: "good", missing: "missing", off: "off", unknown: "unknown" } as const;

export interface CapabilityListProps {
  capabilities: readonly CapabilityReport[];
  tokens: readonly TokenReport[];
}

/** What can be done with Grafana, and which role would give the rest. */
export function CapabilityList({ capabilities, tokens }: CapabilityListProps) {
  const t = useTranslations("connections.capabilities");
  const adviceFor = useCapabilityAdvice();
  return (
    <Section id="capabilities" heading={t("heading")} lead={t("lead")}>
      <ul className="rounded-md border border-weak bg-primary">
        {capabilities.map((report) => {
          const { capability, state, missing } = report;
          return (
            <Row
              key={capability}
              name={t(`${capability}.name`)}
              about={t(`${capability}.purpose`)}
              state={<StateBadge look={LOOK[state]}>{t(`state.${state}`)}</StateBadge>}
            >
              {state === "missing" && (
                <p className="text-sm text-secondary">
                  {adviceFor(report, tokens)}{" "}
                  {t.rich("missing", {
                    actions: () => <code className="font-mono wrap-anywhere text-primary">{missing.join(", ")}</code>,
                  })}
                </p>
              )}
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}
