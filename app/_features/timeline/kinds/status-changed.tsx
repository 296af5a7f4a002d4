import { Activity } from "lucide-react";
import { useFormatter } from "next-intl";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function StatusChanged({ event }: LineProps) {
  const { t, who, b, label, text, texts } = useLineParts(event);
  const format = useFormatter();
  const reason = text("reason");
  const open = texts("open");
  const fields = texts("fields");
  return (
    <SystemLine icon={Activity} event={event}>
      {t.rich("statusChanged", { who, b, from: label("status", "from"), to: label("status", "to") })}
      {reason && (
        <>
          {" "}
          <q>{reason}</q>
        </>
      )}
      {open.length > 0 && ` ${t("statusOpen", { items: format.list(open) })}`}
      {fields.length > 0 && ` ${t("statusFields", { fields: format.list(fields) })}`}
    </SystemLine>
  );
}
