"use client";

import { useTranslations } from "next-intl";
import type { Command } from "@/app/_features/incident/room/command";
import type { IncidentDetail } from "@/server/incident/contract";

/** Says what a command did, for the offer to take it back. */
export function useUndoWords(): (command: Command, before: IncidentDetail) => string {
  const t = useTranslations("room.undo");
  const evidence = useTranslations("evidence");
  const fields = useTranslations("fields");
  const label = useTranslations("common");
  const titled = (title: string | undefined) => title || evidence("arrange.untitled");
  return (command, before) => {
    switch (command.kind) {
      case "status":
        return t("status", { status: label(`status.${command.to}`) });
      case "severity":
        return t("severity", { severity: label(`severity.${command.to}.name`) });
      case "field":
        return fields("undo", { name: before.fields.find(({ id }) => id === command.id)?.name ?? "" });
      case "pin":
        return evidence("undo.pinned", { title: titled(command.panel.title) });
      case "unpin":
        return evidence("undo.unpinned", { title: titled(before.panels.find(({ id }) => id === command.id)?.title) });
      default:
        return evidence("undo.arranged");
    }
  };
}
