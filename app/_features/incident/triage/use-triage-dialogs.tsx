"use client";

import { type ReactNode, useState } from "react";
import { MergeDialog } from "@/app/_features/incident/merge/merge-dialog";
import { DeclineDialog } from "@/app/_features/incident/triage/decline-dialog";
import type { useTriage } from "@/app/_features/incident/triage/use-triage";

interface Target {
  number: number;
  title: string;
}

/** The dialogs that declining and merging ask in, for whichever incident. */
export function useTriageDialogs(triage: ReturnType<typeof useTriage>) {
  const [opened, setOpened] = useState<{ what: "decline" | "merge"; target: Target } | null>(null);
  const close = () => setOpened(null);
  const dialogs: ReactNode = (
    <>
      {opened?.what === "decline" && (
        <DeclineDialog
          {...opened.target}
          onDecline={(reason) => triage.decide(opened.target.number, { how: "decline", reason })}
          onClose={close}
        />
      )}
      {opened?.what === "merge" && <MergeDialog incidentNumber={opened.target.number} open onClose={close} />}
    </>
  );
  return {
    dialogs,
    decline: ({ number, title }: Target) => setOpened({ what: "decline", target: { number, title } }),
    merge: ({ number, title }: Target) => setOpened({ what: "merge", target: { number, title } }),
  };
}
