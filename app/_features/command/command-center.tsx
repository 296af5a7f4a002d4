"use client";

import { useRouter } from "next/navigation";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { CommandName } from "@/server/command/contract/commands";
import { HelpDialog } from "./help-dialog";
import { OPEN_HELP, OPEN_PALETTE } from "./open-help";
import { Palette } from "./palette";
import { useOpener } from "./use-opener";

export interface CommandCenterProps {
  /** Commands that this person may use. */
  allowed: readonly CommandName[];
  /** They may look at the settings. */
  hasSettings: boolean;
}

/** What lies over every page: the palette, the list of keys, and the keys that work everywhere. */
export function CommandCenter({ allowed, hasSettings }: CommandCenterProps) {
  const router = useRouter();
  const [helping, setHelping] = useOpener(OPEN_HELP);
  const [choosing, setChoosing] = useOpener(OPEN_PALETTE);
  useShortcuts({
    help: () => setHelping(true),
    home: () => router.push("/"),
    board: () => router.push("/incidents"),
    alerts: () => router.push("/alerts"),
    services: () => router.push("/services"),
  });
  return (
    <>
      <Palette open={choosing} onOpenChange={setChoosing} allowed={allowed} hasSettings={hasSettings} />
      <HelpDialog open={helping} onOpenChange={setHelping} allowed={allowed} />
    </>
  );
}
