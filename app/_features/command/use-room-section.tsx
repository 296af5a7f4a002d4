import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useCurrentRoom } from "@/app/_lib/current-room";
import { roomActions } from "@/app/_lib/room-actions";
import { COMMAND_NAMES, type CommandName, commandOf } from "@/server/command/contract/commands";
import { openHelp } from "./open-help";
import type { PaletteSection } from "./palette-entry";

/** The commands of the open room: each goes on where one writes, with its arguments and its preview. */
export function useRoomSection(allowed: readonly CommandName[]): PaletteSection | null {
  const t = useTranslations("commands");
  const room = useCurrentRoom();
  const { replay, silence, similar, merge } = useSyncExternalStore(
    roomActions.subscribe,
    roomActions.snapshot,
    roomActions.server,
  );
  if (!room) return null;
  const { startCommand, catchUp } = room;
  const actOf = (name: CommandName): (() => void) | undefined => {
    if (!allowed.includes(name)) return undefined;
    if (name === "help") return openHelp;
    if (name === "catchup") return catchUp;
    if (name === "silence" && silence) return silence;
    if (name === "similar") return similar;
    if (name === "merge") return merge;
    const line = commandOf(name).args.length > 0 ? `/${name} ` : `/${name}`;
    return startCommand ? () => startCommand(line) : undefined;
  };
  const replayed = replay
    ? [{ id: "replay", names: [t("palette.replay")], label: t("palette.replay"), act: replay }]
    : [];
  return {
    heading: t("palette.incident", { number: room.number }),
    entries: [
      ...replayed,
      ...COMMAND_NAMES.map((name) => {
        const { comesWith } = commandOf(name);
        const act = actOf(name);
        const why = comesWith ? t("menu.comesWith", { part: t(`part.${comesWith}`) }) : t("menu.notAllowed");
        return {
          id: `/${name}`,
          names: [name, `/${name}`, t(`about.${name}`)],
          label: (
            <>
              <span className="inline-block w-24 font-mono">{`/${name}`}</span>
              <span className="text-secondary">{t(`about.${name}`)}</span>
            </>
          ),
          act,
          ...(!act && { hint: why }),
        };
      }),
    ],
  };
}
