import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useHydrated } from "@/app/_lib/use-hydrated";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Section } from "@/app/_ui/section";
import { Skeleton } from "@/app/_ui/skeleton";
import { Switch } from "@/app/_ui/switch";
import { browserSupport } from "./browser-support";
import { TestButton } from "./test-button";
import type { useThisBrowser } from "./use-this-browser";

const STEPS = ["first", "second", "third"] as const;

/** Whether this very browser tells; where it does not, what to do about it. */
export function ThisBrowser({ browser }: { browser: ReturnType<typeof useThisBrowser> }) {
  const t = useTranslations("notification.browser");
  const errorText = useErrorText();
  const isHydrated = useHydrated();
  const { permission, choice, failure, error, isPending, turnOn, turnOff } = browser;
  if (!isHydrated)
    return (
      <Section id="this-browser" heading={t("heading")}>
        <Skeleton className="h-10 w-72" />
      </Section>
    );
  const support = browserSupport();
  const isBlocked = support === "ok" && permission === "denied";
  const unreached = failure === "noService" || choice?.mode === "page";
  return (
    <Section id="this-browser" heading={t("heading")}>
      {support === "insecure" && (
        <ErrorNotice tone="warning" title={t("insecure")}>
          {t("insecureHint")}
        </ErrorNotice>
      )}
      {support === "unsupported" && (
        <ErrorNotice tone="warning" title={t("unsupported")}>
          {t("unsupportedHint")}
        </ErrorNotice>
      )}
      {isBlocked && (
        <ErrorNotice tone="warning" title={t("denied")}>
          {t("deniedHint")}
          <ol className="list-decimal pl-5">
            {STEPS.map((step) => (
              <li key={step}>{t(`deniedSteps.${step}`)}</li>
            ))}
          </ol>
        </ErrorNotice>
      )}
      {support === "ok" && !isBlocked && (
        <Switch
          label={t("switch")}
          hint={isPending ? t("checking") : t("hint")}
          checked={choice !== null}
          disabled={isPending}
          onChange={(isOn) => (isOn ? turnOn() : turnOff())}
        />
      )}
      {failure === "dismissed" && !isBlocked && <p className="text-sm text-secondary">{t("dismissed")}</p>}
      {failure === "noWorker" && (
        <ErrorNotice title={t("noWorker")} onRetry={turnOn} retrying={isPending}>
          {t("noWorkerHint")}
        </ErrorNotice>
      )}
      {unreached && (
        <ErrorNotice tone="warning" title={t("noService")} onRetry={turnOn} retrying={isPending}>
          {t("noServiceHint")}
        </ErrorNotice>
      )}
      {(error || failure === "failed") && (
        <ErrorNotice title={t("failed")}>{error ? errorText(error) : t("unsupportedHint")}</ErrorNotice>
      )}
      {choice?.mode === "push" && <TestButton />}
    </Section>
  );
}
