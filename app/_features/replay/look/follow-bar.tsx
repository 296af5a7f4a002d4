import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";

interface Props {
  name: string;
  isSeeing: boolean;
  /** They look at something that is not to be seen here. */
  isElsewhere: boolean;
  onLeave: () => void;
}

/** Says over the evidence whose view it is, and how to leave. */
export function FollowBar({ name, isSeeing, isElsewhere, onLeave }: Props) {
  const t = useTranslations("replay.look");
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 border-b border-warning bg-warning px-3 py-1 text-sm text-primary room:px-4">
      <Eye aria-hidden size={16} className="shrink-0 text-warning" />
      <p role="status" className="min-w-0 grow">
        {t(isSeeing ? "following" : "waiting", { name })}
        {isElsewhere && <span className="ms-2 text-secondary">{t("elsewhere")}</span>}
      </p>
      <span className="text-xs text-secondary max-room:hidden">
        {t.rich("leaveHint", { key: (chunks) => <Kbd>{chunks}</Kbd> })}
      </span>
      <Button size="sm" onClick={onLeave}>
        {t("leave")}
      </Button>
    </div>
  );
}
