import { useTranslations } from "next-intl";
import { Section } from "@/app/_ui/section";
import { SourceRow } from "@/app/_features/connection/source-row";
import type { DataSourceReport } from "@/server/connection/contract";

export interface SourceListProps {
  sources: readonly DataSourceReport[];
  /** False where Grafana did not tell them. */
  readable: boolean;
}

/** The data sources that Grafana shows us, and whether each can be asked. */
export function SourceList({ sources, readable }: SourceListProps) {
  const t = useTranslations("connections.sources");
  return (
    <Section id="sources" heading={t("heading")}>
      {sources.length === 0 ? (
        <p className="text-sm text-secondary">{readable ? t("none") : t("unknown")}</p>
      ) : (
        <ul className="rounded-md border border-weak bg-primary">
          {sources.map((source) => (
            <SourceRow key={source.uid} source={source} />
          ))}
        </ul>
      )}
    </Section>
  );
}
