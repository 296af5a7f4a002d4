import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Section } from "@/app/_ui/section";
import { useConnectionFacts } from "@/app/_features/connection/use-connection-facts";
import type { ConnectionReport } from "@/server/connection/contract";

/** Which Grafana it is. */
export function ConnectionFacts({ report }: { report: ConnectionReport }) {
  const t = useTranslations("connections.facts");
  const facts = useConnectionFacts()(report);
  return (
    <Section id="facts" heading={t("heading")}>
      <dl className="grid gap-x-6 gap-y-1 rounded-md border border-weak bg-primary px-3 py-2 text-sm room:grid-cols-[auto_1fr]">
        {facts.map(({ name, value }) => (
          <Fragment key={name}>
            <dt className="text-secondary">{name}</dt>
            <dd className="wrap-anywhere text-primary max-room:mb-2">{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}
