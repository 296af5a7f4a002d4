"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useWindowReach } from "@/app/_features/maintenance/use-window-reach";
import { windowDraft } from "@/app/_features/maintenance/window-draft";
import { WindowReach } from "@/app/_features/maintenance/window-reach";
import { WindowTimes } from "@/app/_features/maintenance/window-times";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useMatcherDraft } from "@/app/_lib/use-matcher-draft";
import { Button } from "@/app/_ui/button";
import { ConditionEditor } from "@/app/_ui/condition-editor";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";
import { TextField } from "@/app/_ui/text-field";
import { useNow } from "@/app/_ui/use-now";
import { WINDOW_COMMENT_MAX, WINDOW_NAME_MAX } from "@/server/maintenance/contract";

const FORM = "maintenance-window";
const SUGGESTED = 100;

/** Mounted while it is open. */
export function WindowDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("maintenance.form");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [draft, setDraft] = useState(() =>
    windowDraft.of(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"),
  );
  const [wasTried, setTried] = useState(false);
  const [key, setKey] = useState(idempotencyKey);
  const alerts = useQuery(trpc.alert.list.queryOptions({ state: "any", limit: SUGGESTED }));
  const known = useMemo(
    () => alerts.data?.groups.flatMap((group) => group.alerts.map(({ labels }) => labels)) ?? [],
    [alerts.data],
  );
  const written = useMatcherDraft([], known);
  const reach = useWindowReach(written);
  const create = useMutation(
    trpc.maintenance.create.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries(trpc.maintenance.list.queryFilter());
        onClose();
      },
    }),
  );
  const now = useNow().getTime();
  const problems = wasTried ? windowDraft.problems(draft, now) : {};
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    if (!create.isError) return;
    // What was refused is another window once it is written otherwise.
    create.reset();
    setKey(idempotencyKey());
  };

  const submit = () => {
    setTried(true);
    if (create.isPending || !written.matchers || reach.problem) return;
    if (Object.keys(windowDraft.problems(draft, Date.now())).length > 0) return;
    create.mutate({ ...draft, matchers: written.matchers, idempotencyKey: key });
  };

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading")}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={create.isPending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t("name")}
          error={problems.name && t("problem.name")}
          placeholder={t("nameExample")}
          maxLength={WINDOW_NAME_MAX}
          value={draft.name}
          onValue={(name) => change({ name })}
        />
        <div className="grid gap-3">
          <ConditionEditor {...written.editorOf(reach.problem)} />
          <WindowReach reach={reach} isEmpty={written.isEmpty} wasTried={wasTried} />
        </div>
        <WindowTimes draft={draft} problems={problems} onChange={change} />
        <TextField
          label={t("comment")}
          hint={t("commentHint")}
          maxLength={WINDOW_COMMENT_MAX}
          value={draft.comment}
          onValue={(comment) => change({ comment })}
        />
        {create.error && (
          <div ref={revealOnMount}>
            <ErrorNotice title={t("failed")}>{errorText(create.error)}</ErrorNotice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
