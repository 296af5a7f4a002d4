"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { openHelp } from "@/app/_features/command/open-help";
import { useTasks } from "@/app/_features/task/use-tasks";
import type { ComposerCommands, ComposerHandle } from "@/app/_features/timeline/composer/commands-context";
import { useOpenRoom } from "@/app/_lib/current-room";
import { useTRPC } from "@/app/_lib/trpc";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { useDock } from "@/app/(console)/incidents/[number]/use-dock";
import { ROOM_TABS } from "@/app/(console)/incidents/[number]/room-tabs";
import type { CommandName } from "@/server/command/contract/commands";
import type { IncidentDetail } from "@/server/incident/contract";
import type { TimelineEvent } from "@/server/timeline/contract";

interface Options {
  incident: IncidentDetail;
  allowedCommands: readonly CommandName[];
  readRange: () => { from: number; to: number };
  /** Bring a part of the room into view. */
  showTimeline: () => void;
  showTasks: () => void;
}

/** After the part that was asked for is in view. */
const soon = (act: () => void): number => requestAnimationFrame(() => requestAnimationFrame(act));

/** Tasks, catching up and commands of a room, by keys and from the palette. */
export function useRoomTools({ incident, allowedCommands, readRange, showTimeline, showTasks }: Options) {
  const { number, title, nextStatuses, canUpdate, canPost } = incident;
  const trpc = useTRPC();
  const cache = useQueryClient();
  const tasks = useTasks(number);
  const composer = useRef<ComposerHandle>(null);
  const taskField = useRef<HTMLInputElement>(null);
  const [isCatchingUp, setCatchingUp] = useState(false);
  const dock = useDock();

  const catchUp = useCallback(() => setCatchingUp(true), []);
  const startCommand = useCallback(
    (line: string) => {
      showTimeline();
      soon(() => composer.current?.startCommand(line));
    },
    [showTimeline],
  );
  const startUpdate = useCallback(() => startCommand("/update "), [startCommand]);
  const showEvent = useCallback(
    (seq: number) => {
      showTimeline();
      // The same address twice would be no change.
      history.replaceState(history.state, "", location.pathname + location.search);
      soon(() => location.assign(`#event-${seq}`));
    },
    [showTimeline],
  );
  const commands = useMemo(
    (): ComposerCommands => ({
      allowed: allowedCommands,
      nextStatuses,
      readRange,
      onCatchUp: catchUp,
      onHelp: openHelp,
      handle: composer,
    }),
    [allowedCommands, nextStatuses, readRange, catchUp],
  );
  useOpenRoom(
    useMemo(
      () => ({ number, title, startCommand: canPost ? startCommand : null, catchUp }),
      [number, title, canPost, startCommand, catchUp],
    ),
  );

  const addTask = () => {
    showTasks();
    dock.show("tasks");
    soon(() => taskField.current?.focus());
  };
  const toTimeline = (key: "j" | "k") => {
    showTimeline();
    const list = document.getElementById(ROOM_TABS.timeline)?.querySelector<HTMLElement>("section[tabindex='0']");
    list?.focus();
    list?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  };
  useShortcuts({
    command: canPost ? () => startCommand("/") : undefined,
    message: canPost ? () => (showTimeline(), soon(() => composer.current?.focus())) : undefined,
    task: canUpdate ? addTask : undefined,
    catchUp,
    closeOver: dock.open === null ? undefined : () => dock.show(null),
    nextEvent: () => toTimeline("j"),
    previousEvent: () => toTimeline("k"),
  });

  return {
    tasks,
    taskField,
    commands,
    startUpdate,
    dock,
    catchUp: { open: isCatchingUp, onClose: () => setCatchingUp(false), onShow: showEvent, start: catchUp },
    /** To be told of everything that happens in the room. */
    heard: useCallback(
      ({ kind }: TimelineEvent) => {
        if (kind.startsWith("task_"))
          void cache.invalidateQueries({ queryKey: trpc.task.list.queryKey({ incidentNumber: number }) });
      },
      [cache, trpc, number],
    ),
  };
}
