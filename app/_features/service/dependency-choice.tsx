"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { isFound } from "@/app/_features/service/is-found";
import { useTRPC } from "@/app/_lib/trpc";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import { SERVICE_DEPENDENCIES_MAX } from "@/server/service/contract";

export interface DependencyChoiceProps {
  /** The service that cannot be chosen. */
  id: string | null;
  chosen: readonly string[];
  error: ReactNode;
  onChange: (chosen: string[]) => void;
}

/** From how many services on a search is worth its place. */
const MANY = 8;

/** What a service cannot work without; what is chosen stands first. */
export function DependencyChoice({ id, chosen, error, onChange }: DependencyChoiceProps) {
  const t = useTranslations("services.form");
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.service.list.queryOptions(undefined, { staleTime: 30_000 }));
  const [text, setText] = useState("");
  // Decided when it opens, so that no line jumps from under the pointer.
  const [first] = useState(() => new Set(chosen));
  const others = data.filter((service) => service.id !== id);
  if (others.length === 0) return null;
  const shown = [
    ...others.filter((each) => first.has(each.id)),
    ...others.filter((each) => !first.has(each.id)),
  ].filter((service) => isFound(service, text));
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm font-medium text-primary">
        {chosen.length > 0 ? t("dependsOnCount", { count: chosen.length }) : t("dependsOn")}
      </legend>
      {others.length > MANY && (
        <span className="relative">
          <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-secondary" />
          <input
            type="search"
            aria-label={t("dependsOnSearch")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={classNames(INPUT, "h-8 pl-8 text-sm coarse:h-11")}
          />
        </span>
      )}
      <ul className="max-h-40 overflow-y-auto border-y border-weak">
        {shown.map((service) => (
          <li key={service.id}>
            <label className="flex min-h-8 cursor-pointer items-center gap-2 px-2 hover:bg-hover coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.includes(service.id)}
                disabled={!chosen.includes(service.id) && chosen.length >= SERVICE_DEPENDENCIES_MAX}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, service.id] : chosen.filter((each) => each !== service.id))
                }
                className="size-4 shrink-0 accent-(--gf-accent)"
              />
              <span className="min-w-0 truncate text-sm text-primary">{service.name}</span>
              <span className="ml-auto shrink-0 font-mono text-xs text-secondary">{service.slug}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className={error ? "text-sm text-error" : "text-sm text-secondary"}>{error || t("dependsOnHint")}</p>
    </fieldset>
  );
}
