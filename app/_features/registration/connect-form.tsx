"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TokenField } from "@/app/_features/registration/token-field";
import type { Registration } from "@/app/_features/registration/use-registration";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useMatcherDraft } from "@/app/_lib/use-matcher-draft";
import { Button } from "@/app/_ui/button";
import { ConditionEditor } from "@/app/_ui/condition-editor";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TextField } from "@/app/_ui/text-field";
import type { Labels } from "@/server/matcher/contract";
import { REGISTRATION_NAME_MAX } from "@/server/registration/contract";

const NOTHING_KNOWN: readonly Labels[] = [];

/** A name, which alerts, and whose token writes it. */
export function ConnectForm({ registration }: { registration: Registration }) {
  const t = useTranslations("alerting.form");
  const errorText = useErrorText();
  const { connect } = registration;
  const [name, setName] = useState("SRE Assistant");
  const [token, setToken] = useState("");
  const [wasTried, setTried] = useState(false);
  const written = useMatcherDraft([], NOTHING_KNOWN);
  const unreadable = connect.data?.state === "unreadable" ? { ...connect.data.problem, index: null } : null;
  const isTaken = connect.error !== null && isNameTaken(refusalOf(connect.error).details);
  const nameError = isTaken ? t("nameTaken") : wasTried && name.trim() === "" ? t("nameMissing") : undefined;

  const submit = () => {
    setTried(true);
    if (name.trim() === "" || (!written.matchers && !written.isEmpty) || connect.isPending) return;
    const text = written.isEmpty ? "" : written.text;
    connect.mutate({ name: name.trim(), text, ...(token !== "" && { token }) });
    // It is for this one call.
    setToken("");
  };

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid items-start gap-x-4 gap-y-3 room:grid-cols-2">
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          error={nameError}
          maxLength={REGISTRATION_NAME_MAX}
          value={name}
          onValue={(next) => {
            connect.reset();
            setName(next);
          }}
        />
        <TokenField value={token} onValue={setToken} />
      </div>
      <details open={unreadable !== null || undefined}>
        <summary className="min-h-6 cursor-pointer text-sm text-secondary coarse:min-h-11">{t("some")}</summary>
        <div className="grid gap-2 pt-2">
          <p className="text-sm text-secondary">{t("someHint")}</p>
          <ConditionEditor {...written.editorOf(unreadable)} />
        </div>
      </details>
      {connect.error && !isTaken && <ErrorNotice title={t("failed")}>{errorText(connect.error)}</ErrorNotice>}
      <Button type="submit" variant="primary" className="justify-self-start" pending={connect.isPending}>
        {t(connect.isPending ? "connecting" : "connect")}
      </Button>
    </form>
  );
}

function isNameTaken(details: Readonly<Record<string, unknown>>): boolean {
  const fields = Array.isArray(details.fields) ? (details.fields as { path?: unknown; code?: unknown }[]) : [];
  return fields.some(({ path, code }) => path === "name" && code === "taken");
}
