"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { useRuleEditor } from "@/app/_features/routing/editor/use-rule-editor";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface DrawerFooterProps {
  /** Id of the form. */
  form: string;
  editor: ReturnType<typeof useRuleEditor>;
  canUpdate: boolean;
  /** Somebody is about to leave what is not saved. */
  isLeaving: boolean;
  onStay: () => void;
  onClose: () => void;
  onDiscard: () => void;
}

/** The code of the first field that the server refused. */
function refusedField(error: unknown): string | null {
  const { fields } = refusalOf(error).details;
  const first: unknown = Array.isArray(fields) ? fields[0] : null;
  return first !== null && typeof first === "object" && "code" in first ? String(first.code) : null;
}

/** Saves, leaves, and says what speaks against either. */
export function DrawerFooter({ form, editor, canUpdate, isLeaving, onStay, onClose, onDiscard }: DrawerFooterProps) {
  const t = useTranslations("routing.editor");
  const errorText = useErrorText();
  const { worry, error } = editor;
  const reason = error && refusedField(error);
  return (
    <footer className="border-t border-weak">
      {error && (
        <ErrorNotice title={t("failed")}>
          {reason && t.has(`refused.${reason}`) ? t(`refused.${reason}`) : errorText(error)}
        </ErrorNotice>
      )}
      {worry && !isLeaving && (
        <Line>{worry.kind === "tooSlow" ? t("worry.tooSlow") : t(`worry.${worry.kind}`, { count: worry.count })}</Line>
      )}
      {isLeaving && <Line>{t("unsaved")}</Line>}
      <div className="flex flex-wrap items-center justify-end gap-2 px-4 py-3">
        {isLeaving ? (
          <>
            <Button variant="danger" onClick={onDiscard}>
              {t("discard")}
            </Button>
            <Button variant="primary" onClick={onStay}>
              {t("stay")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t(canUpdate ? "cancel" : "close")}</Button>
            {canUpdate && (
              <Button
                type="submit"
                form={form}
                variant="primary"
                pending={editor.isPending}
                disabled={editor.meanwhile !== null || (!editor.isDirty && !editor.isNew)}
              >
                {t(worry ? "saveAnyway" : "save")}
              </Button>
            )}
          </>
        )}
      </div>
    </footer>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex items-start gap-2 px-4 pt-3 text-sm text-warning">
      <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}
