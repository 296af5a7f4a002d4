import { LogIn } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function PersonJoined({ event }: LineProps) {
  const { t, who, b } = useLineParts(event);
  return (
    <SystemLine icon={LogIn} event={event}>
      {t.rich("personJoined", { who, b })}
    </SystemLine>
  );
}
