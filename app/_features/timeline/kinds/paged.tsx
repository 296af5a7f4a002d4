import { Megaphone } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function Paged({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  const parts = { who, b, to: text("to") || t("someone"), via: text("via") };
  return (
    <SystemLine icon={Megaphone} event={event}>
      {parts.via ? t.rich("pagedVia", parts) : t.rich("paged", parts)}
    </SystemLine>
  );
}
