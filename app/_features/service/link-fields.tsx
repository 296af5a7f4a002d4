"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { LINK_KINDS, SERVICE_LINKS_MAX, type ServiceLink } from "@/server/service/contract";

export interface LinkFieldsProps {
  links: readonly ServiceLink[];
  error: ReactNode;
  onChange: (links: ServiceLink[]) => void;
}

const BOX = classNames(INPUT, "h-8 text-sm coarse:h-11");

/** Runbooks, channels and other places, a line each. */
export function LinkFields({ links, error, onChange }: LinkFieldsProps) {
  const t = useTranslations("services.link");
  // A line has nothing of its own to be known by while it is written.
  const [keys, setKeys] = useState(() => links.map(idempotencyKey));
  const change = (index: number, part: Partial<ServiceLink>) =>
    onChange(links.map((link, at) => (at === index ? { ...link, ...part } : link)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium text-primary">{t("label")}</legend>
      {links.map(({ kind, title, target }, index) => (
        <div key={keys[index]} className="grid grid-cols-[1fr_auto] gap-1 room:grid-cols-[8rem_1fr_1.5fr_auto]">
          <select
            aria-label={t("kind")}
            value={kind}
            onChange={(event) =>
              change(index, { kind: LINK_KINDS.find((each) => each === event.target.value) ?? kind })
            }
            className={BOX}
          >
            {LINK_KINDS.map((each) => (
              <option key={each} value={each}>
                {t(each)}
              </option>
            ))}
          </select>
          <IconButton
            label={t("remove", { title: title || target })}
            icon={<X aria-hidden size={14} />}
            className="room:order-last"
            onClick={() => {
              setKeys(keys.filter((_, at) => at !== index));
              onChange(links.filter((_, at) => at !== index));
            }}
          />
          <input
            aria-label={t("title")}
            placeholder={t("title")}
            value={title}
            maxLength={200}
            onChange={(event) => change(index, { title: event.target.value })}
            className={classNames(BOX, "max-room:col-span-2")}
          />
          <input
            aria-label={t("target")}
            placeholder={t(kind === "annotation" ? "value" : "target")}
            value={target}
            maxLength={2_000}
            inputMode="url"
            spellCheck={false}
            onChange={(event) => change(index, { target: event.target.value })}
            className={classNames(BOX, "max-room:col-span-2")}
          />
        </div>
      ))}
      {links.length < SERVICE_LINKS_MAX && (
        <Button
          variant="ghost"
          size="sm"
          className="justify-self-start"
          icon={<Plus aria-hidden size={14} />}
          onClick={() => {
            setKeys([...keys, idempotencyKey()]);
            onChange([...links, { kind: "runbook", title: "", target: "" }]);
          }}
        >
          {t("add")}
        </Button>
      )}
      {error && <p className="text-sm text-error">{error}</p>}
    </fieldset>
  );
}
