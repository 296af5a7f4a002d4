"use client";

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, keymap, tooltips } from "@codemirror/view";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { completeMapping } from "@/app/_features/intake/mapping/complete-mapping";
import { jsonataLanguage } from "@/app/_features/intake/mapping/jsonata-language";
import { editorTheme } from "@/app/_ui/editor-theme";

export interface CodeEditorProps {
  label: string;
  hint: string;
  value: string;
  /** What is wrong, and from where to where. */
  problem: { from: number; to: number; message: string } | null;
  /** Fields that are completed; without them nothing is. */
  fields?: readonly string[];
  isReadOnly?: boolean;
  onValue: (value: string) => void;
}

/** A mapping, or a sample for one. Tab leaves it, so that nobody is caught in it. */
export function CodeEditor({ label, hint, value, problem, fields, isReadOnly = false, onValue }: CodeEditorProps) {
  const t = useTranslations("intake.mapping");
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const tell = useEffectEvent((text: string) => onValue(text));
  const known = useEffectEvent(() => fields ?? []);
  const start = useEffectEvent(() => ({
    doc: value,
    completions: fields ? [completeMapping(() => known())] : [],
    phrase: t("completions"),
  }));

  useEffect(() => {
    if (!place.current) return undefined;
    const { doc, completions, phrase } = start();
    const editor = new EditorView({
      parent: place.current,
      doc,
      extensions: [
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        jsonataLanguage,
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: completions, icons: false }),
        tooltips({ position: "fixed" }),
        EditorState.phrases.of({ Completions: phrase }),
        EditorState.readOnly.of(isReadOnly),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-labelledby": `${id}-label`,
          "aria-describedby": `${id}-words`,
          spellcheck: "false",
          autocapitalize: "off",
        }),
        EditorView.updateListener.of((update) => update.docChanged && tell(update.state.doc.toString())),
        editorTheme,
      ],
    });
    view.current = editor;
    return () => editor.destroy();
  }, [id, isReadOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  const { from = 0, to = 0, message = null } = problem ?? {};
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const length = editor.state.doc.length;
    const mark = { from: Math.min(from, length), to: Math.min(to, length), severity: "error" as const };
    editor.dispatch(setDiagnostics(editor.state, message === null ? [] : [{ ...mark, message }]));
  }, [from, to, message]);

  return (
    <div className="grid min-w-0 content-start gap-1">
      <span id={`${id}-label`} className="text-sm font-medium text-primary">
        {label}
      </span>
      <div ref={place} className="min-w-0" />
      <p
        id={`${id}-words`}
        aria-live="polite"
        className={problem ? "text-sm wrap-anywhere text-error" : "text-sm text-secondary"}
      >
        {problem?.message ?? hint}
      </p>
    </div>
  );
}
