"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { ImportPlanView } from "@/app/_features/service/import/import-plan-view";
import { useImport } from "@/app/_features/service/import/use-import";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button, buttonClass } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TextArea } from "@/app/_ui/text-area";

const EXAMPLE = `services:
  - slug: checkout
    name: Checkout
    team: payments
    tier: 1
    dependsOn: [cart]
    matchers: ['service="checkout"']`;

/** Takes services from a file, after showing what that would change. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("services.import");
  const errorText = useErrorText();
  const taking = useImport(onClose);
  const { text, setText, plan, error } = taking;
  const isChanged = error !== null && refusalOf(error).code === "CONFLICT";
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("title")}
      description={t("hint")}
      footer={
        <>
          {plan && (
            <Button className="mr-auto" onClick={taking.back}>
              {t("back")}
            </Button>
          )}
          <Button onClick={onClose}>{t("cancel")}</Button>
          {!plan && (
            <Button variant="primary" disabled={!text.trim()} pending={taking.pending} onClick={taking.look}>
              {t("look")}
            </Button>
          )}
          {plan && plan.changes.length > 0 && plan.revision !== null && (
            <Button variant="primary" pending={taking.pending} onClick={taking.apply}>
              {t("apply", { count: plan.changes.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {error && (
          <ErrorNotice title={t(isChanged ? "changed" : "failed")} {...(isChanged && { onRetry: taking.look })}>
            {isChanged ? t("changedHint") : errorText(error)}
          </ErrorNotice>
        )}
        {plan ? (
          <ImportPlanView plan={plan} />
        ) : (
          <>
            <label className={`${buttonClass()} w-fit cursor-pointer focus-within:outline-2`}>
              <FileUp aria-hidden size={16} />
              {t("choose")}
              <input
                type="file"
                accept=".yaml,.yml,application/yaml,text/yaml"
                className="sr-only"
                onChange={({ target }) => taking.choose(target.files?.[0])}
              />
            </label>
            <TextArea
              label={t("text")}
              error={taking.isTooLarge && t("tooLarge")}
              rows={12}
              spellCheck={false}
              className="font-mono text-sm"
              placeholder={EXAMPLE}
              value={text}
              onValue={setText}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
