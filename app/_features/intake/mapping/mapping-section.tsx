"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CodeEditor } from "@/app/_features/intake/mapping/code-editor";
import { MappingPreview } from "@/app/_features/intake/mapping/mapping-preview";
import { problemPlace } from "@/app/_features/intake/mapping/problem-place";
import { SampleChoice } from "@/app/_features/intake/mapping/sample-choice";
import { sampleFields } from "@/app/_features/intake/mapping/sample-fields";
import { STARTER_MAPPINGS } from "@/app/_features/intake/mapping/starter-mappings";
import { useMappingPreview } from "@/app/_features/intake/mapping/use-mapping-preview";
import { useSample } from "@/app/_features/intake/mapping/use-sample";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Select } from "@/app/_ui/select";
import type { AlertSourceState } from "@/server/intake/contract";

const ASK_STARTER = "";

export interface MappingSectionProps {
  source: AlertSourceState;
  canUpdate: boolean;
}

/** The mapping of a source beside what it is tried on, and below them what it makes of it. */
export function MappingSection({ source, canUpdate }: MappingSectionProps) {
  const t = useTranslations("intake.mapping");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const kept = source.mapping ?? "";
  const [mapping, setMapping] = useState(kept);
  const { sample, setSample } = useSample(source);
  const fields = useMemo(() => sampleFields(sample), [sample]);
  const preview = useMappingPreview(mapping, sample);
  const error = preview.data?.error ?? null;
  const place = error?.position === undefined ? null : problemPlace(mapping, error.position);
  const save = useMutation(
    trpc.intake.update.mutationOptions({ onSuccess: () => cache.invalidateQueries(trpc.intake.pathFilter()) }),
  );
  const isChanged = mapping.trim() !== kept.trim();
  const isBroken = error !== null && error.reason !== "sample";

  return (
    <section aria-labelledby="mapping" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="mapping" className="text-lg font-medium text-primary">
          {t("heading")}
        </h2>
        <p className="text-sm text-secondary">
          {t.rich(source.kind === "generic" ? "lead" : "leadEvents", {
            link: (chunks) => (
              <a href="https://docs.jsonata.org/" target="_blank" rel="noreferrer" className="text-link underline">
                {chunks}
              </a>
            ),
          })}
        </p>
      </div>
      <div className="grid gap-4 room:grid-cols-2">
        <div className="grid min-w-0 content-start gap-3">
          {canUpdate && (
            <Select
              label={t("example")}
              value={ASK_STARTER}
              options={[
                { value: ASK_STARTER, label: t("chooseExample") },
                ...STARTER_MAPPINGS.map((each) => ({ value: each.id, label: t(`starter.${each.id}`) })),
              ]}
              onValue={(value) => {
                const found = STARTER_MAPPINGS.find((each) => each.id === value);
                if (!found) return;
                setMapping(found.mapping);
                setSample(found.sample);
              }}
            />
          )}
          <CodeEditor
            label={t("expression")}
            hint={t("expressionHint")}
            value={mapping}
            fields={fields}
            isReadOnly={!canUpdate}
            problem={
              error && isBroken
                ? {
                    from: place?.from ?? 0,
                    to: place?.to ?? mapping.length,
                    message: place
                      ? t("problemAt", { line: place.line, column: place.column, detail: error.detail })
                      : error.detail,
                  }
                : null
            }
            onValue={(text) => {
              save.reset();
              setMapping(text);
            }}
          />
        </div>
        <div className="grid min-w-0 content-start gap-3">
          <SampleChoice sourceId={source.id} onSample={setSample} />
          <CodeEditor
            label={t("sample")}
            hint={t("sampleHint")}
            value={sample}
            problem={
              error?.reason === "sample" ? { from: 0, to: 0, message: t("noJson", { detail: error.detail }) } : null
            }
            onValue={(text) => {
              if (text !== sample) setSample(text);
            }}
          />
        </div>
      </div>
      {canUpdate && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            disabled={!isChanged || (source.kind === "generic" && mapping.trim() === "")}
            pending={save.isPending}
            onClick={() => {
              const { id, name, isOn, options } = source;
              save.mutate({ id, name, isOn, options, mapping: mapping.trim() === "" ? null : mapping });
            }}
          >
            {t("save")}
          </Button>
          {isChanged && (
            <Button variant="ghost" onClick={() => setMapping(kept)}>
              {t("discard")}
            </Button>
          )}
          <span role="status" className="text-sm text-secondary">
            {save.isSuccess && !isChanged && t(source.deadLetters > 0 ? "savedRetry" : "saved")}
          </span>
        </div>
      )}
      {save.error && <ErrorNotice title={t("notSaved")}>{errorText(save.error)}</ErrorNotice>}
      {preview.error && <ErrorNotice title={t("noPreview")}>{errorText(preview.error)}</ErrorNotice>}
      <MappingPreview
        preview={mapping.trim() === "" ? undefined : preview.data}
        isStale={preview.isPlaceholderData || preview.isFetching}
      />
    </section>
  );
}
