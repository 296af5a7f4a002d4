"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "@/app/_lib/trpc";

export interface VersionedSettingsOptions<Settings> {
  initial: Settings;
  read: () => Promise<Settings>;
  /** Refuses with CONFLICT where its version is not the newest. */
  write: (settings: Settings) => Promise<Settings>;
  /** Hears what counts now. */
  onKept: (settings: Settings) => void;
}

/** Settings that are changed as a whole, and kept as they are written while they cannot be saved. */
export function useVersionedSettings<Settings extends { version: number }>(
  options: VersionedSettingsOptions<Settings>,
) {
  const { initial, read, write, onKept } = options;
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(initial);
  const keep = (settings: Settings) => {
    setSaved(settings);
    setDraft(settings);
    onKept(settings);
  };
  const save = useMutation({
    mutationFn: async ({ overTheirs }: { overTheirs: boolean }) => {
      const { version } = overTheirs ? await read() : saved;
      return write({ ...draft, version });
    },
    onSuccess: keep,
  });
  const takeTheirs = useMutation({
    mutationFn: read,
    onSuccess: (settings) => {
      save.reset();
      keep(settings);
    },
  });
  const error = save.error ?? takeTheirs.error;
  return {
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(saved),
    change(part: Partial<Settings>) {
      save.reset();
      setDraft((before) => ({ ...before, ...part }));
    },
    /** Over what somebody else saved in the meantime only where that is asked for. */
    save: (overTheirs = false) => save.mutate({ overTheirs }),
    takeTheirs: () => takeTheirs.mutate(),
    pending: save.isPending || takeTheirs.isPending,
    isSaved: save.isSuccess,
    error,
    isConflict: refusalOf(error).code === "CONFLICT",
  };
}
