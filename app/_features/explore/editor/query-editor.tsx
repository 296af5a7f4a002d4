"use client";

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, keymap, placeholder, tooltips } from "@codemirror/view";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { editorTheme } from "@/app/_ui/editor-theme";
import type { QueryLanguage } from "../language/open-places";
import { syntaxProblem } from "../language/syntax-problem";
import { completionSource } from "./completion-source";
import type { ReadNames } from "./name-reader";
import { queryLanguage } from "./query-language";

/** Completion waits for a pause in typing. */
const PAUSE_MS = 200;

export interface QueryEditorProps {
  language: QueryLanguage;
  value: string;
  onValue: (value: string) => void;
  onRun: () => void;
  readNames: ReadNames;
}

/** One query with colours, completion and its mistakes underlined. Mounted anew for another language. */
export function QueryEditor({ language, value, onValue, onRun, readNames }: QueryEditorProps) {
  const t = useTranslations("explore");
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const tell = useEffectEvent((text: string) => onValue(text));
  const run = useEffectEvent(() => onRun());
  const read = useEffectEvent<ReadNames>((...asked) => readNames(...asked));
  const start = useEffectEvent(() => ({
    doc: value,
    label: t("query"),
    hint: t(`placeholder.${language}`),
    completions: t("completions"),
    problemText: (text: string) => {
      const problem = syntaxProblem(language, text);
      return problem && { ...problem, message: t(`problem.${problem.code}`, { text: problem.text }) };
    },
  }));

  useEffect(() => {
    if (!place.current) return undefined;
    const { doc, label, hint, completions, problemText } = start();
    const runKey = { run: () => (run(), true), preventDefault: true };
    const editor = new EditorView({
      parent: place.current,
      doc,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: "Mod-Enter", ...runKey },
            { key: "Ctrl-Enter", ...runKey },
          ]),
        ),
        keymap.of([
          { key: "Tab", run: acceptCompletion },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        queryLanguage(language),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({
          override: [completionSource(language, (...asked) => read(...asked))],
          activateOnTypingDelay: PAUSE_MS,
          icons: false,
        }),
        linter(({ state }) => {
          const problem = problemText(state.doc.toString());
          return problem ? [{ from: problem.from, to: problem.to, severity: "error", message: problem.message }] : [];
        }),
        placeholder(hint),
        tooltips({ position: "fixed", parent: document.body }),
        EditorState.phrases.of({ Completions: completions }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => update.docChanged && tell(update.state.doc.toString())),
        editorTheme,
      ],
    });
    view.current = editor;
    editor.dispatch({ selection: { anchor: editor.state.doc.length } });
    editor.focus();
    return () => editor.destroy();
  }, [language]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value },
      selection: { anchor: value.length },
    });
  }, [value]);

  return <div ref={place} className="min-w-0" />;
}
