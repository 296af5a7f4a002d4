import { CircleAlert, CornerDownLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCommandWords } from "./command-words";
import type { CommandState } from "./use-command-preview";

interface Props extends CommandState {
  id: string;
  /** What is wrong is said once it can no longer become right by writing on. */
  isSettled: boolean;
  isRunning: boolean;
  /** Why it was not carried out. */
  failure: unknown;
}

/** One line under the field: what Enter will do, or what is wrong, or how the command is written. */
export function CommandLine({ id, command, preview, problem, error, isSettled, isRunning, failure }: Props) {
  const t = useTranslations("commands");
  const words = useCommandWords();
  const errorText = useErrorText();
  const name = command?.name;
  const wrong =
    problem && (isSettled || (problem.code !== "missing" && problem.code !== "unknownCommand")) ? problem : null;
  if (isRunning) return <p className="pt-1 text-xs text-secondary">{t("menu.working")}</p>;
  return (
    <div id={id} className="min-h-5 pt-1 text-xs">
      {failure !== null && !wrong && (
        <p role="alert" className="flex items-start gap-1.5 text-error">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          {t("result.failed", { reason: errorText(failure) })}
        </p>
      )}
      {wrong && (
        <p role={isSettled ? "alert" : undefined} className="flex items-start gap-1.5 text-error">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          {words.problem(wrong)}
        </p>
      )}
      {!wrong && preview && (
        <p className="flex items-start gap-1.5 text-primary">
          <CornerDownLeft aria-hidden size={14} className="mt-px shrink-0 text-secondary" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{words.preview(preview)}</span>
        </p>
      )}
      {!wrong && !preview && error !== null && (
        <p className="text-warning">{t("menu.previewFailed", { reason: errorText(error) })}</p>
      )}
      {name && !preview && (!error || wrong) && (
        <p className="truncate font-mono text-secondary">
          {words.usage(name)}
          <span className="pl-2 font-sans">{words.about(name)}</span>
        </p>
      )}
    </div>
  );
}
