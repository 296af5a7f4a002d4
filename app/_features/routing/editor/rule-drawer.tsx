"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { DryRunView } from "@/app/_features/routing/dry-run/dry-run-view";
import { ActionFields } from "@/app/_features/routing/editor/action-fields";
import { closeOffers } from "@/app/_features/routing/editor/close-offers";
import { ConditionField } from "@/app/_features/routing/editor/condition-field";
import { DrawerFooter } from "@/app/_features/routing/editor/drawer-footer";
import { MeanwhileNotice } from "@/app/_features/routing/editor/meanwhile-notice";
import { PlaceField } from "@/app/_features/routing/editor/place-field";
import { type RuleEditorOptions, useRuleEditor } from "@/app/_features/routing/editor/use-rule-editor";
import { useRuleWords } from "@/app/_features/routing/editor/use-rule-words";
import type { MayLeave } from "@/app/_features/routing/use-open-rule";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { IconButton } from "@/app/_ui/icon-button";
import { Switch } from "@/app/_ui/switch";
import { TextField } from "@/app/_ui/text-field";
import { useFocusBack } from "@/app/_ui/use-focus-back";

export interface RuleDrawerProps extends Omit<RuleEditorOptions, "onSaved"> {
  canUpdate: boolean;
  /** Takes what is asked before the address closes it; returns how that ends. */
  guard: (ask: MayLeave) => () => void;
  onClose: () => void;
}

const FORM = "rule-form";

/** One rule beside what it would have done; on a phone a page of its own. */
export function RuleDrawer({ canUpdate, guard, onClose, ...options }: RuleDrawerProps) {
  const t = useTranslations("routing.editor");
  const problemWords = useTranslations("routing.problem");
  const focusBack = useFocusBack();
  const form = useRef<HTMLFormElement>(null);
  const editor = useRuleEditor({ ...options, onSaved: onClose });
  const words = useRuleWords();
  const [isLeaving, setLeaving] = useState(false);
  const { draft, change, problems, isDirty } = editor;

  const mayLeave = useEffectEvent(() => {
    if (isDirty) setLeaving(true);
    return !isDirty;
  });
  useEffect(() => guard(() => mayLeave()), [guard]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);

  /** Asked twice, as by Escape, it stays: only the button says that what was written may go. */
  function close() {
    if (isDirty) setLeaving(!isLeaving);
    else onClose();
  }
  function discard() {
    editor.discard();
    onClose();
  }
  function submit() {
    setLeaving(false);
    if (editor.submit()) return;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
  return (
    <Radix.Root open onOpenChange={(next) => !next && close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Radix.Content
          aria-describedby={undefined}
          {...focusBack}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !canUpdate) return;
            event.preventDefault();
            submit();
          }}
          // What is offered to complete a condition is closed first.
          onEscapeKeyDown={(event) => closeOffers() && event.preventDefault()}
          className="fixed inset-y-0 right-0 z-40 flex w-[min(1120px,100vw)] flex-col border-l border-medium bg-primary shadow-overlay max-room:border-l-0"
        >
          <header className="flex items-center gap-2 border-b border-weak px-4 py-3">
            <Radix.Title className="min-w-0 flex-1 truncate text-lg font-medium text-primary">
              {editor.isNew ? t("add") : t("edit", { name: options.base?.name ?? draft.name })}
            </Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t("close")} icon={<X aria-hidden size={16} />} />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto room:grid room:grid-cols-[minmax(0,1fr)_minmax(0,27rem)] room:overflow-hidden">
            <form
              ref={form}
              id={FORM}
              noValidate
              className="grid content-start gap-5 px-4 py-4 room:overflow-y-auto"
              onSubmit={(event) => {
                event.preventDefault();
                submit();
              }}
            >
              {editor.meanwhile && (
                <MeanwhileNotice meanwhile={editor.meanwhile} draft={draft} onSettle={editor.settle} />
              )}
              <fieldset disabled={!canUpdate} className="contents">
                <TextField
                  label={t("name")}
                  placeholder={t("nameExample")}
                  error={problems.name && problemWords(problems.name)}
                  value={draft.name}
                  ref={editor.isNew ? focusOnMount : undefined}
                  autoComplete="off"
                  maxLength={100}
                  onValue={(name) => change({ name })}
                />
                <ConditionField
                  value={draft.condition}
                  words={words}
                  error={problems.condition && problemWords(problems.condition)}
                  problem={editor.conditionProblem}
                  onValue={(condition) => change({ condition })}
                />
                <ActionFields draft={draft} problems={problems} words={words} change={change} />
                {editor.isNew && (
                  <PlaceField rules={options.rules} position={editor.position} onPosition={editor.setPosition} />
                )}
                <Switch
                  label={t("isOn")}
                  hint={t("isOnHint")}
                  checked={draft.isOn}
                  disabled={!canUpdate}
                  onChange={(isOn) => change({ isOn })}
                />
              </fieldset>
            </form>
            <DryRunView draft={draft} tried={editor.tried} own={editor.ownKey} />
          </div>
          <DrawerFooter
            form={FORM}
            editor={editor}
            canUpdate={canUpdate}
            isLeaving={isLeaving}
            onStay={() => setLeaving(false)}
            onClose={close}
            onDiscard={discard}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
