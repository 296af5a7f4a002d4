"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type MomentRange, NewLink } from "@/app/_features/share/new-link";
import { LinkList } from "@/app/_features/share/link-list";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Link2 } from "lucide-react";

export interface ShareDialogProps {
  incidentNumber: number;
  dashboardUid: string | null;
  /** What the panels show at this moment. */
  readRange: () => MomentRange;
}

/** A button, and behind it a new link and those that exist. */
export function ShareDialog({ incidentNumber, dashboardUid, readRange }: ShareDialogProps) {
  const t = useTranslations("share");
  const [range, setRange] = useState<MomentRange | null>(null);
  return (
    <>
      <Button icon={<Link2 aria-hidden size={14} />} onClick={() => setRange(readRange())}>
        {t("button")}
      </Button>
      <Dialog
        open={range !== null}
        onOpenChange={(open) => !open && setRange(null)}
        title={t("heading", { number: incidentNumber })}
        description={t("lead")}
      >
        {range && (
          <div className="grid gap-6">
            <NewLink incidentNumber={incidentNumber} dashboardUid={dashboardUid} range={range} />
            <LinkList incidentNumber={incidentNumber} />
          </div>
        )}
      </Dialog>
    </>
  );
}
