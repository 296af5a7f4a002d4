import { LogOut } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function PersonLeft({ event }: LineProps) {
  const { t, who, b } = useLineParts(event);
  return (
    <SystemLine icon={LogOut} event={event}>
      {t.rich("personLeft", { who, b })}
    </SystemLine>
  );
}
