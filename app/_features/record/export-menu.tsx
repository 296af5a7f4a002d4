"use client";

import { Download, FileChartLine, FileJson, FileSpreadsheet, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-item";
import { useByteSize } from "@/app/_ui/use-byte-size";
import { useExport, type WantedExport } from "./use-export";

const ICON = { "aria-hidden": true, size: 16, className: "shrink-0 text-secondary" } as const;
const CHOICES = [
  { name: "json", icon: <FileJson {...ICON} />, format: "json", withEvidence: false },
  { name: "evidence", icon: <FileChartLine {...ICON} />, format: "json", withEvidence: true },
  { name: "markdown", icon: <FileText {...ICON} />, format: "markdown", withEvidence: false },
  { name: "csv", icon: <FileSpreadsheet {...ICON} />, format: "csv", withEvidence: false },
] as const satisfies readonly (WantedExport & { name: string; icon: ReactNode })[];

/** A button with the forms in which an incident can be taken along. While one is made, it says how far that has come. */
export function ExportMenu({ incidentNumber }: { incidentNumber: number }) {
  const t = useTranslations("record");
  const errors = useTranslations("errors");
  const size = useByteSize();
  const { state, start, reset } = useExport(incidentNumber);
  return (
    <div className="relative">
      {state.step === "working" ? (
        <Button className="tabular" icon={<Download aria-hidden size={14} />} onClick={reset} title={t("cancel")}>
          {t("working", { size: size(state.bytes) })} · {t("cancel")}
        </Button>
      ) : (
        <Menu align="end" trigger={<IconButton label={t("menu.label")} icon={<Download aria-hidden size={16} />} />}>
          {CHOICES.map(({ name, icon, format, withEvidence }) => (
            <MenuItem key={name} icon={icon} onSelect={() => start({ format, withEvidence })}>
              <span>
                {t(`menu.${name}`)}
                <span className="block text-xs text-secondary">{t(`menu.${name}Hint`)}</span>
              </span>
            </MenuItem>
          ))}
        </Menu>
      )}
      <p role="status" className="sr-only">
        {state.step === "done" && t("done", { name: state.name })}
      </p>
      {state.step === "failed" && (
        <div className="absolute top-full right-0 z-30 mt-1 w-96 max-w-[calc(100vw-16px)] rounded-md border border-medium bg-elevated py-1 shadow-overlay">
          <ErrorNotice title={t("failed")} onRetry={() => start(state.asked)} onDismiss={reset}>
            {state.code === "CUT" ? t("cut") : errors(state.code)}
          </ErrorNotice>
        </div>
      )}
    </div>
  );
}
