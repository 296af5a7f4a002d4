import { Rocket } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";

export function Deployment({ event }: LineProps) {
  const { t, b, text } = useLineParts(event);
  return (
    <SystemLine icon={Rocket} event={event}>
      {t.rich("deployment", {
        b,
        service: text("service") || t("unknownValue"),
        version: text("version") || t("unknownValue"),
      })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
