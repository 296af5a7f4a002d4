"use client";

import { Download, FileJson, FileSpreadsheet, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-item";
import { useByteSize } from "@/app/_ui/use-byte-size";
import { EXPORT_FORMATS, type ExportFormat } from "@/server/record/contract";
import { useExport } from "./use-export";

const ICONS: Record<ExportFormat, ReactNode> = {
  json: <FileJson aria-hidden size={16} className="shrink-0 text-secondary" />,
  markdown: <FileText aria-hidden size={16} className="shrink-0 text-secondary" />,
  csv: <FileSpreadsheet aria-hidden size={16} className="shrink-0 text-secondary" />,
};

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
        <Menu align="end" trigger={<Button icon={<Download aria-hidden size={14} />}>{t("menu.label")}</Button>}>
          {EXPORT_FORMATS.map((format) => (
            <MenuItem key={format} icon={ICONS[format]} onSelect={() => start(format)}>
              <span>
                {t(`menu.${format}`)}
                <span className="block text-xs text-secondary">{t(`menu.${format}Hint`)}</span>
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
          <ErrorNotice title={t("failed")} onRetry={() => start(state.format)} onDismiss={reset}>
            {state.code === "CUT" ? t("cut") : errors(state.code)}
          </ErrorNotice>
        </div>
      )}
    </div>
  );
}
