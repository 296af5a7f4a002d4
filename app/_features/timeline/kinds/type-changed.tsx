import { Shapes } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function TypeChanged({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  const [from, to] = [text("from"), text("to")];
  const key = !to ? "typeTaken" : from === to ? "typeTasks" : from ? "typeChanged" : "typeSet";
  return (
    <SystemLine icon={Shapes} event={event}>
      {t.rich(key, { who, b, from, to })}
    </SystemLine>
  );
}
