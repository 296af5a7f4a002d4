"use client";

import { Send, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConnectForm } from "@/app/_features/registration/connect-form";
import { HookState } from "@/app/_features/registration/hook-state";
import { TestResult } from "@/app/_features/registration/test-result";
import { TokenField } from "@/app/_features/registration/token-field";
import type { Registration } from "@/app/_features/registration/use-registration";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import type { RegistrationState } from "@/server/registration/contract";

export interface ConnectedProps {
  state: RegistrationState;
  registration: Registration;
}

/** What is connected and how it stands; its test, and the way back. */
export function Connected({ state, registration }: ConnectedProps) {
  const t = useTranslations("alerting.connected");
  const errorText = useErrorText();
  const { test, disconnect, outcome, source } = registration;
  const [token, setToken] = useState("");
  const [isAsking, setAsking] = useState(false);
  const { connection, hook } = state;
  if (!connection) return null;
  const withToken = token === "" ? {} : { token };
  const isBroken = hook !== null && (hook.contactPoint !== "ours" || !hook.hasRoute);
  const result = test.data ?? (outcome?.state === "connected" ? outcome.test : null);
  return (
    <div className="grid gap-3">
      <HookState state={state} source={source(connection.sourceId)} />
      {result && !test.isPending && <TestResult test={result} />}
      {test.error && !test.isPending && <ErrorNotice title={t("testFailed")}>{errorText(test.error)}</ErrorNotice>}
      {isBroken && (
        <div className="grid gap-2 border-l-2 border-warning px-3 py-2">
          <p className="text-sm text-primary">{t("mend")}</p>
          <ConnectForm registration={registration} />
        </div>
      )}
      <details>
        <summary className="min-h-6 cursor-pointer text-sm text-secondary coarse:min-h-11">{t("otherToken")}</summary>
        <div className="max-w-md pt-2">
          <TokenField value={token} onValue={setToken} />
        </div>
      </details>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Send aria-hidden size={14} />} pending={test.isPending} onClick={() => test.mutate(withToken)}>
          {t(test.isPending ? "testing" : "test")}
        </Button>
        {!isAsking && (
          <Button icon={<Unplug aria-hidden size={14} />} onClick={() => setAsking(true)}>
            {t("disconnect")}
          </Button>
        )}
      </div>
      {isAsking && (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span className="basis-full text-primary">{t("sure", { name: connection.name })}</span>
          <Button size="sm" ref={focusOnMount} onClick={() => setAsking(false)}>
            {t("keep")}
          </Button>
          <Button
            size="sm"
            variant="danger"
            pending={disconnect.isPending}
            onClick={() => disconnect.mutate(withToken)}
          >
            {t("disconnectNow")}
          </Button>
        </div>
      )}
      {disconnect.error && !disconnect.isPending && (
        <ErrorNotice title={t("notDisconnected")}>{errorText(disconnect.error)}</ErrorNotice>
      )}
    </div>
  );
}
