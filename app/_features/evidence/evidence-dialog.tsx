"use client";

import { Download, Table2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import { IconButton } from "@/app/_ui/icon-button";
import { Skeleton } from "@/app/_ui/skeleton";
import type { EvidencePayload } from "@/server/evidence/contract";
import { differenceForm } from "@/server/evidence/rules/difference-form";
import type { CardState } from "./card-memory";
import { DifferenceList } from "./difference-list";
import { EvidenceBody } from "./evidence-body";
import { EvidenceRange } from "./evidence-range";
import { ModeSwitch } from "./mode-switch";
import type { CardData } from "./use-evidence";

interface Props {
  title: string;
  evidence: EvidencePayload;
  data: CardData;
  state: CardState;
  onChange: (part: Partial<CardState>) => void;
  onClose: () => void;
}

/** A card as large as the screen. */
export function EvidenceDialog({ title, evidence, data, state, onChange, onClose }: Props) {
  const t = useTranslations("snapshots");
  const common = useTranslations("common");
  const [inspecting, setInspecting] = useState(false);
  const { comparison } = data;
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          // What the drawing opens over the page is not outside.
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-2 z-40 flex flex-col rounded-lg border border-medium bg-primary shadow-overlay room:inset-6"
        >
          <header className="flex flex-wrap items-center gap-2 border-b border-weak px-3 py-2">
            <div className="min-w-0 flex-1">
              <Radix.Title dir="auto" className="truncate font-medium text-primary">
                {title}
              </Radix.Title>
              <p className="text-xs text-secondary">
                <EvidenceRange from={evidence.rangeFrom} to={evidence.rangeTo} />
              </p>
            </div>
            <ModeSwitch mode={state.mode} onMode={(mode) => onChange({ mode })} />
            <IconButton
              label={t(state.asTable ? "asDrawing" : "asTable")}
              aria-pressed={state.asTable}
              className="aria-pressed:bg-selected"
              icon={<Table2 aria-hidden size={16} />}
              onClick={() => onChange({ asTable: !state.asTable })}
            />
            <IconButton
              label={t("inspect")}
              disabled={!data.content}
              icon={<Download aria-hidden size={16} />}
              onClick={() => setInspecting(true)}
            />
            <Radix.Close asChild>
              <IconButton label={common("close")} icon={<X aria-hidden size={16} />} />
            </Radix.Close>
          </header>
          <div className="relative min-h-0 flex-1 overflow-hidden">
            <EvidenceBody
              data={data}
              state={state}
              inspecting={inspecting}
              onInspected={() => setInspecting(false)}
              waiting={<Skeleton className="size-full" />}
            />
          </div>
          {state.mode === "difference" && comparison && (
            <DifferenceList
              comparison={comparison}
              form={differenceForm(evidence.panelType)}
              askedAt={data.askedAt}
              isAsking={data.isAsking}
              onAsk={data.askAgain}
            />
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
