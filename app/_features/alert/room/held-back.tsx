import { useFormatter, useTranslations } from "next-intl";
import type { Suppression } from "@/server/alert/contract";

const NAMED = 3;
/** What these are held back by has names; the others' are only ids. */
const HAS_NAMES: ReadonlySet<string> = new Set(["muted", "maintenance"]);

/** What holds an alert back, in words. */
export function HeldBack({ suppression: { kind, by } }: { suppression: Suppression }) {
  const t = useTranslations("alertStrip.heldBack");
  const format = useFormatter();
  const names = HAS_NAMES.has(kind) ? format.list(by.slice(0, NAMED), { style: "narrow" }) : "";
  return names ? t(`${kind}By`, { names }) : t(kind, { count: by.length });
}
