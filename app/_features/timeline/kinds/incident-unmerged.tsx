import { Split } from "lucide-react";
import type { LineProps } from "./line-parts";
import { SystemLine } from "./system-line";
import { useMergeLine } from "./use-merge-line";

export function IncidentUnmerged(props: LineProps) {
  const line = useMergeLine(props, "incident_unmerged");
  return (
    <SystemLine icon={Split} event={props.event}>
      {line}
    </SystemLine>
  );
}
