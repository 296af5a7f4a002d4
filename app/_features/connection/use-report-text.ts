import { useLocale, useTranslations } from "next-intl";
import { TOKEN_VARIABLE } from "@/app/_features/connection/token-variable";
import { useCapabilityAdvice } from "@/app/_features/connection/use-capability-advice";
import { useConnectionFacts } from "@/app/_features/connection/use-connection-facts";
import { useTokenNotes } from "@/app/_features/connection/use-token-notes";
import { exactTime } from "@/app/_ui/exact-time";
import type { ConnectionReport } from "@/server/connection/contract";

/** The report as plain text, in the words of the page. */
export function useReportText(): (report: ConnectionReport) => string {
  const t = useTranslations("connections");
  const locale = useLocale();
  const factsOf = useConnectionFacts();
  const adviceFor = useCapabilityAdvice();
  const notesOf = useTokenNotes();
  const line = (name: string, state: string, detail: string) =>
    `- ${detail === "" ? t("text.line", { name, state }) : t("text.detail", { name, state, detail })}`;

  return (report) => {
    const { checkedAt, state, failure, sandbox, capabilities, tokens, dataSources } = report;
    const part = (heading: string, lines: readonly string[]) => (lines.length > 0 ? ["", heading, ...lines] : []);
    return [
      t("text.heading", { when: exactTime(new Date(checkedAt), locale, "UTC") }),
      t(`state.${state}`),
      ...(failure ? [line(t(`failure.${failure.step}`), failure.code, failure.reason)] : []),
      ...(sandbox ? [t("sandbox.title")] : []),
      ...part(
        t("capabilities.heading"),
        capabilities.map((one) => {
          const detail = one.state === "missing" ? `${one.missing.join(", ")}. ${adviceFor(one, tokens)}` : "";
          return line(t(`capabilities.${one.capability}.name`), t(`capabilities.state.${one.state}`), detail);
        }),
      ),
      ...part(
        t("tokens.heading"),
        tokens.map((one) =>
          line(TOKEN_VARIABLE[one.token], t(`tokens.state.${one.state}`), notesOf(one, tokens).join(" ")),
        ),
      ),
      ...part(
        t("sources.heading"),
        dataSources.map(({ name, type, state: asked }) => line(`${name} (${type})`, t(`sources.state.${asked}`), "")),
      ),
      ...part(
        t("facts.heading"),
        factsOf(report).map(({ name, value }) => line(name, value, "")),
      ),
    ].join("\n");
  };
}
