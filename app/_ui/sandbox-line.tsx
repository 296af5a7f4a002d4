import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

export interface SandboxLineProps {
  /** Which parts of the running product are the sandbox's own. */
  embedded: Record<"database" | "identity" | "grafana", boolean>;
}

const PARTS = ["database", "identity", "grafana"] as const;

/** Says on every page which parts are not real. Nothing when all are. */
export function SandboxLine({ embedded }: SandboxLineProps) {
  const t = useTranslations("common.sandbox");
  const used = PARTS.filter((part) => embedded[part]).map((part) => t(part));
  if (used.length === 0) return null;
  return (
    <aside
      aria-label={t("label")}
      className="flex h-6 shrink-0 items-center justify-center gap-1.5 bg-warning px-3 text-xs text-warning"
    >
      <FlaskConical aria-hidden size={12} className="shrink-0" />
      <span className="truncate">{t("line", { parts: used.join(t("separator")) })}</span>
    </aside>
  );
}
