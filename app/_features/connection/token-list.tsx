import { useTranslations } from "next-intl";
import { Row } from "@/app/_features/connection/row";
import { Section } from "@/app/_ui/section";
import { StateBadge } from "@/app/_features/connection/state-badge";
import { TOKEN_VARIABLE } from "@/app/_features/connection/token-variable";
import { useTokenNotes } from "@/app/_features/connection/use-token-notes";
import type { TokenReport } from "@/server/connection/contract";

const LOOK = { ok: "good", refused: "bad", "wrong-organization": "bad", unknown: "unknown" } as const;

/** The tokens that are set, whether Grafana accepts them and what they may do. */
export function TokenList({ tokens }: { tokens: readonly TokenReport[] }) {
  const t = useTranslations("connections.tokens");
  const notesOf = useTokenNotes();
  return (
    <Section id="tokens" heading={t("heading")}>
      <ul className="rounded-md border border-weak bg-primary">
        {tokens.map((report) => (
          <Row
            key={report.token}
            name={<code className="font-mono">{TOKEN_VARIABLE[report.token]}</code>}
            about={t(report.token)}
            state={<StateBadge look={LOOK[report.state]}>{t(`state.${report.state}`)}</StateBadge>}
          >
            {notesOf(report, tokens).map((note) => (
              <p key={note} className="text-sm wrap-anywhere text-secondary">
                {note}
              </p>
            ))}
          </Row>
        ))}
      </ul>
      {tokens.length === 1 && <p className="text-sm text-secondary">{t("noWrite")}</p>}
    </Section>
  );
}
