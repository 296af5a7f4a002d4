import { Check, Link2, Pause, Play, StepBack, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KeyMoment } from "@/app/_lib/moments";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { SPEEDS, withReplay } from "../replay-address";
import type { ReplayClock } from "../use-replay-clock";
import { MomentText } from "./moment-text";
import { Scrubber } from "./scrubber";

interface Props {
  clock: ReplayClock;
  from: number;
  to: number;
  moments: readonly KeyMoment[];
  /** Events that came in meanwhile. */
  missed: number;
  /** Where the panels have their data from, in words. */
  source: string;
  onChange: (part: Partial<ReplayClock>) => void;
  onStep: (way: 1 | -1) => void;
  onLeave: () => void;
}

/** Moves a room through its past. */
export function ReplayBar({ clock, from, to, moments, missed, source, onChange, onStep, onLeave }: Props) {
  const t = useTranslations("replay.bar");
  const [copied, setCopied] = useState<number | null>(null);
  const { at, isPlaying, speed } = clock;
  const copy = () =>
    navigator.clipboard.writeText(withReplay(window.location.href, { at: Math.floor(at), speed })).then(
      () => setCopied(at),
      () => setCopied(null),
    );
  return (
    <section aria-label={t("label")} className="border-b border-warning bg-primary px-3 py-1.5 room:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="flex items-center">
          <IconButton
            label={t("previous")}
            shortcut="k"
            icon={<StepBack aria-hidden size={16} />}
            onClick={() => onStep(-1)}
          />
          <IconButton
            label={t(isPlaying ? "pause" : "play")}
            icon={isPlaying ? <Pause aria-hidden size={16} /> : <Play aria-hidden size={16} />}
            onClick={() => onChange(at >= to && !isPlaying ? { at: from, isPlaying: true } : { isPlaying: !isPlaying })}
          />
          <IconButton
            label={t("next")}
            shortcut="j"
            icon={<StepForward aria-hidden size={16} />}
            onClick={() => onStep(1)}
          />
        </div>
        <div role="group" aria-label={t("speed")} className="flex items-center">
          {SPEEDS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === speed}
              onClick={() => onChange({ speed: each })}
              className="tabular h-7 rounded-sm px-1.5 text-xs text-secondary hover:bg-hover hover:text-primary aria-pressed:bg-selected aria-pressed:text-primary coarse:h-11 coarse:px-2.5"
            >
              {t("times", { times: each })}
            </button>
          ))}
        </div>
        <MomentText at={at} />
        <div className="ml-auto flex items-center gap-1">
          <IconButton
            label={t(copied === at ? "copied" : "copy")}
            icon={copied === at ? <Check aria-hidden size={16} /> : <Link2 aria-hidden size={16} />}
            onClick={() => void copy()}
          />
          <Button size="sm" variant="primary" onClick={onLeave}>
            {t("leave", { missed })}
          </Button>
        </div>
      </div>
      <Scrubber at={at} from={from} to={to} moments={moments} onSeek={(next) => onChange({ at: next })} />
      <p className="text-xs text-secondary max-room:sr-only">{source}</p>
    </section>
  );
}
