"use client";

import { useLocale } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ExportFormat } from "@/server/record/contract";
import { downloadExport, ExportFailure } from "./download-export";
import { saveFile } from "@/app/_lib/save-file";

export type ExportState =
  | { step: "idle" }
  | { step: "working"; bytes: number }
  | { step: "done"; name: string }
  | { step: "failed"; asked: WantedExport; code: ExportFailure["code"] };

/** What of an incident is taken along. */
export interface WantedExport {
  format: ExportFormat;
  withEvidence: boolean;
}

const IDLE: ExportState = { step: "idle" };

/** One export at a time: how far it has come, and how it ended. */
export function useExport(incidentNumber: number) {
  const locale = useLocale();
  const [state, setState] = useState<ExportState>(IDLE);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);

  async function start(asked: WantedExport): Promise<void> {
    ending.current?.abort();
    const own = new AbortController();
    ending.current = own;
    const tell = (next: ExportState) => !own.signal.aborted && setState(next);
    tell({ step: "working", bytes: 0 });
    try {
      const onProgress = (bytes: number) => tell({ step: "working", bytes });
      const { name, content } = await downloadExport({
        incidentNumber,
        ...asked,
        locale,
        onProgress,
        signal: own.signal,
      });
      saveFile(name, content);
      tell({ step: "done", name });
    } catch (error) {
      tell({ step: "failed", asked, code: error instanceof ExportFailure ? error.code : "INTERNAL" });
    }
  }

  function reset(): void {
    ending.current?.abort();
    setState(IDLE);
  }

  return { state, start: (asked: WantedExport) => void start(asked), reset };
}
