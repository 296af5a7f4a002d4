import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LineState } from "@/app/_lib/timeline-store";
import { useOnline } from "@/app/_lib/use-online";
import { classNames } from "@/app/_ui/class-names";
import { TimeStamp } from "@/app/_ui/time-stamp";

interface Props {
  state: LineState;
  /** Why the room cannot be had, as a code. */
  refusal: string | null;
  canPost: boolean;
  /** When what is shown was last known to be current, in epoch milliseconds; null while it is. */
  pictureAt: number | null;
}

const SIGNED_OUT = new Set(["UNAUTHENTICATED", "SESSION_EXPIRED"]);
const CLOSED = new Set(["FORBIDDEN", "NOT_FOUND"]);

function wordsOf({ state, refusal, canPost, pictureAt }: Props, isOnline: boolean) {
  if (refusal && SIGNED_OUT.has(refusal)) return "signedOut";
  if (refusal && CLOSED.has(refusal)) return "closed";
  if (state === "live" || (state === "connecting" && pictureAt === null)) return state;
  if (isOnline) return canPost ? "offline" : "offlineReader";
  return canPost ? "noLine" : "noLineReader";
}

/** Comes back to the same place. */
const signInLink = (chunks: ReactNode) => {
  const { pathname, search, hash } = window.location;
  return (
    <a href={`/sign-in?callbackUrl=${encodeURIComponent(pathname + search + hash)}`} className="text-link underline">
      {chunks}
    </a>
  );
};

/** Whether what one sees is current, in words. */
export function ConnectionLine(props: Props) {
  const t = useTranslations("timeline.connection");
  const { pictureAt } = props;
  const words = wordsOf(props, useOnline());
  return (
    <p role="status" className="flex min-w-0 items-baseline gap-1.5 text-xs text-secondary">
      <span
        aria-hidden="true"
        className={classNames(
          "size-2 shrink-0 rounded-full",
          words === "live" ? "bg-success-solid" : "bg-warning-solid",
        )}
      />
      <span className="min-w-0">
        {words === "signedOut" ? t.rich("signedOut", { link: signInLink }) : t(words)}
        {pictureAt !== null && words !== "live" && (
          <span className="ps-1 text-warning">
            {t.rich("asOf", { time: () => <TimeStamp at={new Date(pictureAt).toISOString()} /> })}
          </span>
        )}
      </span>
    </p>
  );
}
