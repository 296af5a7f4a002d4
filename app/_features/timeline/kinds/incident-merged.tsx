import { Merge } from "lucide-react";
import type { LineProps } from "./line-parts";
import { SystemLine } from "./system-line";
import { useMergeLine } from "./use-merge-line";

export function IncidentMerged(props: LineProps) {
  const line = useMergeLine(props, "incident_merged");
  return (
    <SystemLine icon={Merge} event={props.event}>
      {line}
    </SystemLine>
  );
}
