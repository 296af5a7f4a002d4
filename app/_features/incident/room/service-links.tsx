"use client";

import { Boxes } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ServicesDialog } from "@/app/_features/incident/room/services-dialog";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import type { IncidentDetail } from "@/server/incident/contract";

export interface ServiceLinksProps {
  services: IncidentDetail["services"];
  canChange: boolean;
  run: ReturnType<typeof useCommands>["run"];
}

/** What is affected, each a way into the catalogue. */
export function ServiceLinks({ services, canChange, run }: ServiceLinksProps) {
  const t = useTranslations("evidence.services");
  const [changing, setChanging] = useState(false);
  if (services.length === 0 && !canChange) return null;
  const icon = <Boxes aria-hidden size={14} />;
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-sm">
      {canChange && services.length === 0 && (
        <Button variant="ghost" icon={icon} onClick={() => setChanging(true)}>
          {t("add")}
        </Button>
      )}
      {canChange && services.length > 0 && (
        <IconButton label={t("change")} icon={icon} onClick={() => setChanging(true)} />
      )}
      <span className="flex min-w-0 flex-wrap gap-x-2">
        {services.map(({ id, slug, name }) => (
          <Link
            key={id}
            href={`/services/${slug}`}
            prefetch={false}
            title={t("open", { name })}
            className="max-w-40 truncate text-link hover:underline coarse:leading-[44px]"
          >
            {name}
          </Link>
        ))}
      </span>
      {changing && (
        <ServicesDialog
          services={services}
          onClose={() => setChanging(false)}
          onSave={(to) => run({ kind: "services", to })}
        />
      )}
    </span>
  );
}
