"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useKeys } from "@/app/_lib/use-keys";
import { Dialog } from "@/app/_ui/dialog";
import { Kbd } from "@/app/_ui/kbd";

/** Event on `window` that opens the list of keys. */
export const OPEN_KEY_HELP = "open-key-help";

const GROUPS = {
  everywhere: ["help", "board"],
  onBoard: ["move", "open", "declare", "filter"],
  inRoom: ["status", "severity", "assign", "undo", "explore", "evidenceFull", "timelineFull"],
} as const;

const KEYS = {
  help: ["?"],
  board: ["g", "i"],
  move: ["j", "k"],
  open: ["Enter"],
  declare: ["c"],
  filter: ["/"],
  status: ["s"],
  severity: ["v"],
  assign: ["a"],
  undo: ["Ctrl", "z"],
  explore: ["q"],
  evidenceFull: ["["],
  timelineFull: ["]"],
} as const;

export function KeyHelp() {
  const t = useTranslations("common.keys");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useKeys({ "?": () => setOpen(true), "g i": () => router.push("/incidents") });
  useEffect(() => {
    const show = () => setOpen(true);
    window.addEventListener(OPEN_KEY_HELP, show);
    return () => window.removeEventListener(OPEN_KEY_HELP, show);
  }, []);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={t("heading")}>
      <div className="grid gap-6 room:grid-cols-2">
        {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
          <section key={group}>
            <h3 className="mb-1 text-sm text-secondary">{t(`group.${group}`)}</h3>
            <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
              {GROUPS[group].map((action) => (
                <div key={action} className="contents">
                  <dt className="flex gap-1">
                    {KEYS[action].map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd className="text-primary">{t(`action.${action}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
