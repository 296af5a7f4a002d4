"use client";

import { ChartLine, ChevronDown, Download, FileSearch, Maximize2, ScrollText, Table2, Waypoints } from "lucide-react";
import { useTranslations } from "next-intl";
import { useContext, useRef, useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { EvidencePayload } from "@/server/evidence/contract";
import { differenceForm, type DifferenceForm } from "@/server/evidence/rules/difference-form";
import { cardMemory, type CardState } from "./card-memory";
import { CopyHash } from "./copy-hash";
import { DifferenceList } from "./difference-list";
import { EvidenceBody } from "./evidence-body";
import { EvidenceDialog } from "./evidence-dialog";
import { EvidenceNotes } from "./evidence-notes";
import { EvidenceRange } from "./evidence-range";
import { EvidenceRoomContext } from "./evidence-room";
import { ModeSwitch } from "./mode-switch";
import { Sparkline } from "./sparkline";
import { useDrawingSlot } from "./use-drawing-slot";
import { useEvidence } from "./use-evidence";

const ICON = { panel: ChartLine, query: FileSearch, logs: ScrollText, trace: Waypoints };
/** Types of panels that are words already. */
const NO_TABLE: ReadonlySet<string> = new Set(["table", "text", "logs"]);
/** Two drawings, or one with twice as many rows, need more room. */
const TALL: ReadonlySet<DifferenceForm> = new Set(["lanes", "rows", "values", "beside"]);

export interface EvidenceCardProps {
  evidence: EvidencePayload;
  /** Who captured it; empty for the system. */
  by: string;
}

/** What was captured, as it was, as it is now, and what became of it. It has its size before anything is loaded. */
export function EvidenceCard({ evidence, by }: EvidenceCardProps) {
  const t = useTranslations("snapshots");
  const page = useContext(EvidenceRoomContext);
  const {
    evidenceId: id,
    evidenceKind,
    title,
    reason,
    panelType,
    sha256,
    capturedAt,
    thumbnail,
    thumbnailLines,
  } = evidence;
  const [state, setState] = useState(() => cardMemory.of(id, reason === "posted"));
  const [inspecting, setInspecting] = useState(false);
  const [isFull, setIsFull] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const mayDraw = useDrawingSlot(box);
  const isDrawn = mayDraw && state.open;
  const data = useEvidence(page?.room ?? "", id, state.mode, page !== null && (isDrawn || isFull));
  const { content, comparison } = data;
  const Icon = ICON[evidenceKind];
  const change = (part: Partial<CardState>): void => {
    const next = { ...state, ...part };
    cardMemory.keep(id, next);
    setState(next);
  };
  const form = differenceForm(content?.panel.type ?? panelType);
  const name = title || t("untitled");
  const openDashboard = evidence.dashboardUid ? (page?.dashboardOpener(evidence.dashboardUid) ?? null) : null;
  const query = content?.queries?.map(({ expr, query: text }) => String(expr ?? text ?? "")).find(Boolean);
  const picture = (
    <div className="flex size-full items-center justify-center px-2 py-3 text-secondary">
      {thumbnail ? (
        <Sparkline points={thumbnail} lines={thumbnailLines} />
      ) : (
        <Icon aria-hidden size={28} className="opacity-50" />
      )}
    </div>
  );
  return (
    <div
      ref={box}
      role="group"
      aria-label={t("card", { title: name })}
      className="my-1 overflow-hidden rounded-md border border-medium bg-primary"
    >
      <header className="flex items-start gap-2 px-3 pt-2">
        <Icon aria-hidden size={16} className="mt-0.5 shrink-0 text-secondary" />
        <div className="min-w-0 flex-1">
          <h3 dir="auto" className="truncate text-sm font-medium text-primary" title={name}>
            {name}
          </h3>
          <p className="truncate text-xs text-secondary">
            {evidence.dashboardUid &&
              (openDashboard ? (
                <button type="button" onClick={openDashboard} className="text-link hover:underline">
                  {evidence.dashboardTitle || evidence.dashboardUid}
                </button>
              ) : (
                evidence.dashboardTitle || evidence.dashboardUid
              ))}
            {!evidence.dashboardUid && t(`kind.${evidenceKind}`)}
            {reason !== "posted" && ` · ${t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason}`}
          </p>
        </div>
        {!state.open && (
          <IconButton
            label={t("unfold")}
            className="size-6"
            icon={<ChevronDown aria-hidden size={14} />}
            onClick={() => change({ open: true })}
          />
        )}
        {state.open && (
          <>
            {!NO_TABLE.has(panelType) && (
              <IconButton
                label={t(state.asTable ? "asDrawing" : "asTable")}
                aria-pressed={state.asTable}
                className="size-6 aria-pressed:bg-selected"
                icon={<Table2 aria-hidden size={14} />}
                onClick={() => change({ asTable: !state.asTable })}
              />
            )}
            <IconButton
              label={t("inspect")}
              disabled={!content}
              className="size-6"
              icon={<Download aria-hidden size={14} />}
              onClick={() => setInspecting(true)}
            />
            <IconButton
              label={t("full")}
              className="size-6"
              icon={<Maximize2 aria-hidden size={14} />}
              onClick={() => setIsFull(true)}
            />
          </>
        )}
      </header>
      <p className="px-3 pb-1 text-xs text-secondary">
        <EvidenceRange from={evidence.rangeFrom} to={evidence.rangeTo} />
      </p>
      {evidenceKind !== "panel" && (
        <p className="h-5 truncate px-3 pb-1 font-mono text-xs text-secondary" title={query}>
          {query}
        </p>
      )}
      {state.open ? (
        <>
          <div className="px-3 pb-1">
            <ModeSwitch mode={state.mode} onMode={(mode) => change({ mode })} />
          </div>
          <div
            className={classNames(
              "relative overflow-hidden border-t border-weak",
              state.mode === "difference" && TALL.has(form) ? "h-80" : "h-56",
            )}
          >
            {isFull ? (
              picture
            ) : (
              <EvidenceBody
                data={data}
                state={state}
                inspecting={inspecting}
                onInspected={() => setInspecting(false)}
                waiting={picture}
              />
            )}
          </div>
          {state.mode === "difference" && comparison && (
            <DifferenceList
              comparison={comparison}
              form={form}
              askedAt={data.askedAt}
              isAsking={data.isAsking}
              onAsk={data.askAgain}
            />
          )}
          <EvidenceNotes notes={evidence.notes} />
        </>
      ) : (
        <div className="h-14 border-t border-weak">{picture}</div>
      )}
      <footer className="flex flex-wrap gap-x-3 border-t border-weak px-3 py-1 text-xs text-secondary">
        <span>
          {t("captured", { by: by || t("system") })} <TimeStamp at={capturedAt} />
        </span>
        <span className="ms-auto">
          <CopyHash sha256={sha256} />
        </span>
      </footer>
      {isFull && (
        <EvidenceDialog
          title={name}
          evidence={evidence}
          data={data}
          state={state}
          onChange={change}
          onClose={() => setIsFull(false)}
        />
      )}
    </div>
  );
}
