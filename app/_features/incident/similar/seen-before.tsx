"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { MergeDialog } from "@/app/_features/incident/merge/merge-dialog";
import { SimilarDialog } from "@/app/_features/incident/similar/similar-dialog";
import { roomActions } from "@/app/_lib/room-actions";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import type { IncidentDetail } from "@/server/incident/contract";

const REFRESH_MS = 60_000;

/** One line in a room: what runs that may be the same, else what was like it; absent where nothing is. */
export function SeenBefore({ incident }: { incident: Pick<IncidentDetail, "number" | "canUpdate" | "isMerged"> }) {
  const t = useTranslations("similar");
  const trpc = useTRPC();
  const { number, canUpdate, isMerged } = incident;
  const [isOpen, setOpen] = useState(false);
  const [into, setInto] = useState<number | null>(null);
  const { data } = useQuery(
    trpc.similar.ofIncident.queryOptions({ number }, { refetchInterval: REFRESH_MS, staleTime: REFRESH_MS }),
  );
  useEffect(() => roomActions.offer("similar", () => setOpen(true)), []);
  if (!data) return null;
  const { before, related } = data;
  const [first] = [...related, ...before];
  const count = before.length + related.length;
  return (
    <>
      {count > 0 && (
        <aside
          aria-label={t("heading")}
          className="flex min-h-8 items-center gap-2 border-b border-weak bg-primary px-3 text-sm coarse:min-h-11 room:px-4"
        >
          <History aria-hidden size={14} className="shrink-0 text-secondary" />
          <p className="min-w-0 flex-1 truncate text-primary">
            <span className="text-secondary">{t(related.length > 0 ? "related" : "before")}</span> #{first?.number}{" "}
            {first?.title}
          </p>
          <Button variant="ghost" onClick={() => setOpen(true)}>
            {t("show", { count })}
          </Button>
        </aside>
      )}
      {isOpen && (
        <SimilarDialog
          similar={data}
          onClose={() => setOpen(false)}
          {...(canUpdate &&
            !isMerged && {
              onMerge: (other: number) => {
                setOpen(false);
                setInto(other);
              },
            })}
        />
      )}
      {into !== null && <MergeDialog incidentNumber={number} open into={into} onClose={() => setInto(null)} />}
    </>
  );
}
