import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { KeyEvent } from "./key-moment-of";

/** Says what mattered in one line. Names that this build does not know are said as they are written. */
export function useKeyWords(): (event: KeyEvent) => string {
  const t = useTranslations("replay.moments.mark");
  const common = useTranslations("common");
  return useCallback(
    ({ kind, words, values }) => {
      const named = (key: string, value: string | undefined): string => {
        const known = value && common.has(key as never);
        return known ? common(key as never) : (value ?? "");
      };
      const { to, role } = values;
      const said = {
        ...values,
        ...(kind === "status" && { to: named(`status.${to}`, to) }),
        ...(kind === "severity" && { to: named(`severity.${to}.name`, to) }),
        ...(kind === "role" && { role: named(`role.${role}`, role) }),
      };
      return t(words as never, said as never);
    },
    [t, common],
  );
}
