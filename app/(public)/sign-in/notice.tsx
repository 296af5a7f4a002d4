import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import { classNames } from "@/app/_ui/class-names";
import type { SignInNotice } from "@/server/identity/contract";

type Tone = "done" | "neutral" | "warning";

const TONE: Partial<Record<SignInNotice, Tone>> = { SignedOut: "done", SessionRequired: "neutral" };
const LOOK = {
  done: { Icon: CircleCheck, colour: "text-success", line: "border-success" },
  neutral: { Icon: Info, colour: "text-info", line: "border-info" },
  warning: { Icon: TriangleAlert, colour: "text-warning", line: "border-warning" },
};

/** Why this page is shown, in words: what happened and what to do. */
export function Notice({ notice, title, body }: { notice: SignInNotice; title: string; body: string }) {
  const tone = TONE[notice] ?? "warning";
  const { Icon, colour, line } = LOOK[tone];
  return (
    <div role={tone === "warning" ? "alert" : "status"} className={classNames("border-l-2 py-1 pl-3", line)}>
      <p className={classNames("flex items-start gap-2 font-medium", colour)}>
        <Icon aria-hidden size={16} className="mt-[3px] shrink-0" />
        {title}
      </p>
      <p className="mt-1 text-sm text-secondary">{body}</p>
    </div>
  );
}
