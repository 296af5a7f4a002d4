"use client";

import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { ImportChange } from "@/app/_features/service/import/import-change";
import type { FileIssue, ImportPlan } from "@/server/service/contract/catalogue-file";

/** What a file would change, and what is wrong with it, line by line. */
export function ImportPlanView({ plan }: { plan: ImportPlan }) {
  const t = useTranslations("services.import");
  const { issues, changes, unchanged, absent, revision } = plan;
  const added = changes.filter(({ isNew }) => isNew).length;
  return (
    <div className="grid gap-4">
      <p role="status" className="flex items-center gap-2 text-primary">
        {revision === null ? (
          <CircleAlert aria-hidden size={16} className="shrink-0 text-error" />
        ) : (
          <CircleCheck aria-hidden size={16} className="shrink-0 text-success" />
        )}
        {revision === null
          ? t("unusable", { count: issues.filter(({ isError }) => isError).length })
          : t("summary", { added, changed: changes.length - added, unchanged })}
      </p>
      {issues.length > 0 && (
        <ul className="grid gap-1 border-y border-weak py-2">
          {issues.map((issue) => (
            <Issue key={`${issue.line} ${issue.path} ${issue.code} ${issue.detail}`} issue={issue} />
          ))}
        </ul>
      )}
      {revision !== null && (
        <ul className="grid gap-3">
          {changes.map((change) => (
            <ImportChange key={change.slug} change={change} />
          ))}
        </ul>
      )}
      {revision !== null && absent > 0 && <p className="text-sm text-secondary">{t("absent", { count: absent })}</p>}
    </div>
  );
}

function Issue({ issue: { isError, code, line, path, detail } }: { issue: FileIssue }) {
  const t = useTranslations("services.import");
  const Icon = isError ? CircleAlert : Info;
  return (
    <li className="flex items-start gap-2 text-sm">
      <Icon
        aria-hidden
        size={14}
        className={isError ? "mt-0.75 shrink-0 text-error" : "mt-0.75 shrink-0 text-secondary"}
      />
      <span className="tabular w-16 shrink-0 text-secondary">{t("line", { line })}</span>
      <span className="min-w-0 text-primary [overflow-wrap:anywhere]">
        {t(`issue.${code}`)}
        {path && <code className="ml-2 font-mono text-xs text-secondary">{path}</code>}
        {detail && <span className="block text-secondary">{detail}</span>}
      </span>
    </li>
  );
}
