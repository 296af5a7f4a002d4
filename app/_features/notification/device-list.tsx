import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Section } from "@/app/_ui/section";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { Device } from "@/server/notification/contract";
import { deviceName } from "./device-name";

export interface DeviceListProps {
  devices: readonly Device[];
  /** Which one of them this browser is. */
  hereId: string | null;
  /** This browser was removed: it has to let go, too. */
  onRemovedHere: () => void;
}

/** Every browser that is told, so that a lost one can be taken away. */
export function DeviceList({ devices, hereId, onRemovedHere }: DeviceListProps) {
  const t = useTranslations("notification.devices");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const remove = useMutation(
    trpc.notification.removeDevice.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: trpc.notification.settings.queryKey() }),
      onSuccess: (_nothing, { id }) => {
        if (id === hereId) onRemovedHere();
      },
    }),
  );
  const nameOf = (device: Device) => {
    const { browser, system } = deviceName(device.userAgent);
    return t("name", { browser: browser ?? t("unknownBrowser"), system: system ?? t("unknownSystem") });
  };
  return (
    <Section id="devices" heading={t("heading")} lead={t("lead")}>
      {remove.error && (
        <ErrorNotice title={t("removeFailed")} onDismiss={remove.reset}>
          {errorText(remove.error)}
        </ErrorNotice>
      )}
      {devices.length === 0 ? (
        <p className="text-sm text-secondary">{t("none")}</p>
      ) : (
        <ul className="border-y border-weak">
          {devices.map((device) => (
            <li key={device.id} className="flex items-center gap-3 border-b border-weak py-2 last:border-b-0">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 text-primary">
                  {nameOf(device)}
                  {device.id === hereId && <Badge tone="info">{t("here")}</Badge>}
                </p>
                <p className="text-sm text-secondary">
                  {t.rich("since", { when: () => <TimeStamp at={device.createdAt} /> })}
                  {" · "}
                  {device.lastOkAt
                    ? t.rich("lastOk", { when: () => <TimeStamp at={device.lastOkAt ?? ""} /> })
                    : t("never")}
                </p>
                {device.failures > 0 && (
                  <p className="text-sm text-warning">{t("failing", { count: device.failures })}</p>
                )}
                {device.isSignedOut && <p className="text-sm text-warning">{t("signedOut")}</p>}
              </div>
              <Button
                size="sm"
                icon={<Trash2 aria-hidden size={14} />}
                aria-label={t("remove", { name: nameOf(device) })}
                pending={remove.isPending && remove.variables.id === device.id}
                onClick={() => remove.mutate({ id: device.id })}
              >
                {t("removeShort")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
