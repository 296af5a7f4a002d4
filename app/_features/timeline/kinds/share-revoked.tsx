import { Unlink } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function ShareRevoked({ event }: LineProps) {
  const { t, who, b } = useLineParts(event);
  return (
    <SystemLine icon={Unlink} event={event}>
      {t.rich("shareRevoked", { who, b })}
    </SystemLine>
  );
}
