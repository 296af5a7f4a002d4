"use client";

import { BellOff, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { HeldAlert } from "@/app/_features/silence/held-alert";
import { silenceScope } from "@/app/_features/silence/silence-scope";
import type { Reach } from "@/app/_features/silence/use-reach";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import { classNames } from "@/app/_ui/class-names";

export interface SilenceReachProps {
  reach: Reach;
  isEmpty: boolean;
  wasTried: boolean;
  /** Name of what is asked. */
  owner: string;
}

const SHOWN = 5;

/** What would be held back now, and a warning where that is nothing, or more than one may mean. */
export function SilenceReach({ reach, isEmpty, wasTried, owner }: SilenceReachProps) {
  const t = useTranslations("silences.reach");
  const words = useSilenceWords();
  const { found, isCounting, error } = reach;
  if (isEmpty) return <p className={classNames("text-sm", wasTried ? "text-error" : "text-secondary")}>{t("empty")}</p>;
  if (error !== null) return <p className="text-sm text-warning">{t("failed", { reason: words.refusal(error) })}</p>;
  if (!found) return isCounting ? <p className="text-sm text-secondary">{t("counting")}</p> : null;
  const { count, suppressed, examples, firing, own } = found;
  const scope = silenceScope(found);
  const Icon = scope === "fitting" ? BellOff : TriangleAlert;
  const warning = scope === "fitting" ? null : t(scope, { others: count - (own.count ?? 0), owner });
  return (
    <div
      aria-busy={isCounting}
      className={classNames(
        "grid gap-1 border-l-2 px-3 py-1 text-sm",
        warning ? "border-warning" : "border-info",
        isCounting && "opacity-60",
      )}
    >
      <p role="status" className={classNames("flex items-start gap-1.5", warning ? "text-warning" : "text-primary")}>
        <Icon aria-hidden size={14} className="mt-0.75 shrink-0" />
        <span>
          {count > 0 && t(firing >= count ? "countOf" : "count", { count, firing })} {warning}
        </span>
      </p>
      {count > 0 && (
        <p className="text-secondary">
          {own.count !== null && own.firing > 0 && t("own", { count: own.count, firing: own.firing })}{" "}
          {suppressed > 0 && t("suppressed", { count: suppressed })}
        </p>
      )}
      {count > 0 && (
        <ul className="grid gap-0.5">
          {examples.slice(0, SHOWN).map((labels) => (
            <HeldAlert key={JSON.stringify(labels)} labels={labels} />
          ))}
          {count > SHOWN && (
            <li className="text-secondary">{t("more", { count: count - Math.min(SHOWN, examples.length) })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
