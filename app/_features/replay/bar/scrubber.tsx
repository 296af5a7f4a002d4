import { useLocale, useTranslations } from "next-intl";
import { type CSSProperties, useMemo } from "react";
import type { KeyMoment, MomentKind } from "@/app/_lib/moments";
import { placeTicks } from "@/app/_lib/place-ticks";
import { classNames } from "@/app/_ui/class-names";
import { exactTime } from "@/app/_ui/exact-time";
import styles from "./scrubber.module.css";

interface Props {
  at: number;
  from: number;
  to: number;
  moments: readonly KeyMoment[];
  onSeek: (at: number) => void;
}

/** Marks are placed on a bar of so many parts. */
const PARTS = 600;
const STEP_MS = 1_000;
const COLOR: Record<MomentKind, string> = {
  declared: "bg-error-solid",
  severity: "bg-error-solid",
  alert: "bg-error-solid",
  status: "bg-focus",
  role: "bg-focus",
  deployment: "bg-warning-solid",
  runbook: "bg-warning-solid",
  evidence: "bg-success-solid",
  annotation: "bg-strong",
};

/** The whole incident as a bar: where one looks, and what happened when. */
export function Scrubber({ at, from, to, moments, onSeek }: Props) {
  const t = useTranslations("replay.bar");
  const locale = useLocale();
  const ticks = useMemo(() => placeTicks(moments, { from, to }, PARTS), [moments, from, to]);
  return (
    <div className="relative min-w-0 grow pt-3">
      <input
        type="range"
        aria-label={t("scrubber")}
        aria-valuetext={exactTime(at, locale, "UTC")}
        min={from}
        max={to}
        step={STEP_MS}
        value={at}
        onChange={({ target }) => onSeek(Number(target.value))}
        style={
          { "--done": `calc(8px + (100% - 16px) * ${to > from ? (at - from) / (to - from) : 0})` } as CSSProperties
        }
        className={styles.range}
      />
      {ticks.map(({ left, moments: held }) => (
        <button
          key={`${left} ${held[0]?.seq}`}
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          title={held.map(({ text }) => text).join("\n")}
          onClick={() => held[0] && onSeek(held[0].at)}
          style={{ insetInlineStart: `calc(8px + (100% - 16px) * ${left / PARTS})` }}
          className={classNames(
            "absolute top-0 h-3 w-1.5 -translate-x-1/2 rounded-sm hover:h-4",
            held[0] && COLOR[held[0].kind],
          )}
        />
      ))}
    </div>
  );
}
