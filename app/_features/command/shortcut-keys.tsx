import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { useHydrated } from "@/app/_lib/use-hydrated";
import { type Shortcut, SHORTCUTS, type ShortcutName } from "@/app/_lib/shortcuts";
import { Kbd } from "@/app/_ui/kbd";

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
const CAPS: Readonly<Record<string, string>> = {
  Escape: "Esc",
  Delete: "Del",
  ContextMenu: "Menu",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "PgUp",
  PageDown: "PgDn",
  " ": "␣",
};
const shown = (key: string): string => CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** The keys of a shortcut, as they are printed on the reader's keyboard. */
export function ShortcutKeys({ name }: { name: ShortcutName }) {
  const t = useTranslations("commands.keys");
  const hydrated = useHydrated();
  const { keys, mod }: Shortcut = SHORTCUTS[name];
  const modifier = hydrated && isMac() ? "⌘" : "Ctrl";
  return (
    <span className="inline-flex items-center gap-1">
      {mod && <Kbd>{modifier}</Kbd>}
      {keys.map((key) =>
        (key === " " ? [key] : key.split(" ")).map((one, place) => (
          <Fragment key={`${key} ${one}`}>
            {place > 0 && <span className="text-xs text-secondary">{t("then")}</span>}
            <Kbd>{shown(one)}</Kbd>
          </Fragment>
        )),
      )}
    </span>
  );
}
