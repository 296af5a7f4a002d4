import { useTranslations } from "next-intl";
import type { LineState } from "@/app/_lib/timeline-store";
import { classNames } from "@/app/_ui/class-names";

interface Props {
  state: LineState;
  /** Why the room cannot be had, as a code. */
  refusal: string | null;
  canPost: boolean;
}

const SIGNED_OUT = new Set(["UNAUTHENTICATED", "SESSION_EXPIRED"]);
const CLOSED = new Set(["FORBIDDEN", "NOT_FOUND"]);

function wordsOf({ state, refusal, canPost }: Props) {
  if (refusal && SIGNED_OUT.has(refusal)) return "signedOut";
  if (refusal && CLOSED.has(refusal)) return "closed";
  return state === "offline" && !canPost ? "offlineReader" : state;
}

/** Whether what one sees is current, in words. */
export function ConnectionLine(props: Props) {
  const t = useTranslations("timeline.connection");
  const words = wordsOf(props);
  return (
    <p role="status" className="flex min-w-0 items-baseline gap-1.5 text-xs text-secondary">
      <span
        aria-hidden="true"
        className={classNames(
          "size-2 shrink-0 rounded-full",
          words === "live" ? "bg-success-solid" : "bg-warning-solid",
        )}
      />
      <span className="min-w-0">{t(words)}</span>
    </p>
  );
}
