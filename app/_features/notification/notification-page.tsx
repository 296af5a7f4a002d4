"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { DeviceList } from "./device-list";
import { KindChoices } from "./kind-choices";
import { QuietChoices } from "./quiet-choices";
import { ThisBrowser } from "./this-browser";
import { useSettings } from "./use-settings";
import { useThisBrowser } from "./use-this-browser";

const ROWS = [1, 2, 3, 4, 5, 6];

/** What a person is told, where and when. */
export function NotificationPage({ userId }: { userId: string }) {
  const t = useTranslations("notification");
  const errorText = useErrorText();
  const { settings, save, saveError, forgetError } = useSettings();
  const found = settings.data;
  const browser = useThisBrowser({ userId, publicKey: found?.publicKey ?? null });

  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6 px-4 py-4">
      <header className="grid gap-2">
        <h1 className="text-xl font-medium text-primary">{t("title")}</h1>
        <p className="text-secondary">{t("lead")}</p>
      </header>
      {settings.error && (
        <ErrorNotice title={t("failed")} onRetry={() => void settings.refetch()} retrying={settings.isFetching}>
          {errorText(settings.error)}
        </ErrorNotice>
      )}
      {settings.isPending && (
        <div role="status" aria-label={t("loading")} className="grid gap-4">
          {ROWS.map((row) => (
            <Skeleton key={row} className="h-10 w-full" />
          ))}
        </div>
      )}
      {found && (
        <>
          {found.publicKey === null ? (
            <ErrorNotice tone="warning" title={t("off.title")}>
              {t.rich("off.hint", { code: (text) => <code className="font-mono wrap-anywhere">{text}</code> })}
            </ErrorNotice>
          ) : (
            <>
              <ThisBrowser browser={browser} />
              <DeviceList devices={found.devices} hereId={browser.choice?.id ?? null} onRemovedHere={browser.turnOff} />
            </>
          )}
          {saveError && (
            <ErrorNotice title={t("saveFailed")} onDismiss={forgetError}>
              {errorText(saveError)}
            </ErrorNotice>
          )}
          <KindChoices preferences={found.preferences} onChange={save} />
          <QuietChoices preferences={found.preferences} isSaved={found.isSaved} onChange={save} />
        </>
      )}
    </div>
  );
}
