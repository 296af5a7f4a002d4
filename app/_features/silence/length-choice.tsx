"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { lengthToSend, SILENCE_PRESETS, type SilenceLength } from "@/app/_features/silence/silence-length";
import { fromLocalInput, toLocalInput } from "@/app/_lib/local-time";
import { exactTime } from "@/app/_ui/exact-time";
import { TextField } from "@/app/_ui/text-field";
import { useNow } from "@/app/_ui/use-now";

export interface LengthChoiceProps {
  length: SilenceLength;
  /** Whether the incident runs: only then something can end with it. */
  isOpen: boolean;
  /** Whether there is an end that may stay. */
  canKeep: boolean;
  wasTried: boolean;
  onLength: (length: SilenceLength) => void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How long a silence stands; the end on the reader's clock and in UTC. */
export function LengthChoice({ length, isOpen, canKeep, wasTried, onLength }: LengthChoiceProps) {
  const t = useTranslations("silences.length");
  const locale = useLocale();
  const name = useId();
  const now = useNow().getTime();
  const choices: { key: string; words: string; length: SilenceLength; isChosen: boolean }[] = [
    ...(canKeep
      ? [{ key: "kept", words: t("kept"), length: { kind: "kept" as const }, isChosen: length.kind === "kept" }]
      : []),
    ...(isOpen
      ? [
          {
            key: "incident",
            words: t("incident"),
            length: { kind: "incident" as const },
            isChosen: length.kind === "incident",
          },
        ]
      : []),
    ...SILENCE_PRESETS.map((minutes) => ({
      key: String(minutes),
      words: t("minutes", { minutes }),
      length: { kind: "minutes" as const, minutes },
      isChosen: length.kind === "minutes" && length.minutes === minutes,
    })),
    {
      key: "until",
      words: t("until"),
      length: { kind: "until" as const, local: toLocalInput(new Date(now + HOUR_MS).toISOString()) },
      isChosen: length.kind === "until",
    },
  ];
  const sent = lengthToSend(length, now);
  const at = length.kind === "until" ? fromLocalInput(length.local) : null;
  // To the minute: it would tick otherwise.
  const minute = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const end = at ? Date.parse(at) : sent?.minutes === undefined ? null : minute + sent.minutes * MINUTE_MS;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium text-primary">{t("heading")}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {choices.map((choice) => (
          <label key={choice.key} className="flex min-h-6 cursor-pointer items-center gap-2 text-sm coarse:min-h-11">
            <input
              type="radio"
              name={name}
              checked={choice.isChosen}
              onChange={() => onLength(choice.length)}
              className="size-4 accent-(--gf-accent)"
            />
            {choice.words}
          </label>
        ))}
      </div>
      {length.kind === "until" && (
        <TextField
          label={t("untilLabel")}
          type="datetime-local"
          value={length.local}
          error={wasTried && !sent && t("untilWrong")}
          onValue={(local) => onLength({ kind: "until", local })}
        />
      )}
      {length.kind === "incident" && <p className="text-sm text-secondary">{t("incidentHint")}</p>}
      {end !== null && length.kind !== "incident" && sent && (
        <p className="tabular text-sm text-secondary">
          {t("ends", { local: exactTime(end, locale), utc: exactTime(end, locale, "UTC") })}
        </p>
      )}
    </fieldset>
  );
}
