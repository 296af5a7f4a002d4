import { UserRoundCheck } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function RoleAssigned({ event }: LineProps) {
  const { t, who, b, text, label } = useLineParts(event);
  const parts = { who, b, role: label("role", "role"), from: text("from"), to: text("to") };
  const key = parts.to ? (parts.from ? "roleHandedOver" : "roleAssigned") : "roleTaken";
  return (
    <SystemLine icon={UserRoundCheck} event={event}>
      {t.rich(key, parts)}
    </SystemLine>
  );
}
