import { Activity } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function StatusChanged({ event }: LineProps) {
  const { t, who, b, label, text, texts } = useLineParts(event);
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
      {open.length > 0 && ` ${t("statusOpen", { items: open.join("; ") })}`}
      {fields.length > 0 && ` ${t("statusFields", { fields: fields.join("; ") })}`}
    </SystemLine>
  );
}
