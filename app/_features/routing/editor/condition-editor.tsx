"use client";

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  type Completion,
  type CompletionContext,
  completionKeymap,
  snippetCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder, tooltips } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef } from "react";
import { celLanguage } from "@/app/_features/routing/editor/cel-language";
import { completeCondition, type Offer } from "@/app/_features/routing/condition/complete-condition";
import { editorTheme } from "@/app/_ui/editor-theme";
import type { RuleWords } from "@/server/alert/contract/rule-words";
import { type ConditionProblem, compileCondition } from "@/server/alert/rules/compile-condition";

/** Completion waits for a pause in typing. */
const PAUSE_MS = 150;

export interface ConditionEditorProps {
  id: string;
  label: string;
  hint: string;
  /** What offers to complete are called when they are read aloud. */
  completions: string;
  describedBy: string;
  isInvalid: boolean;
  value: string;
  words: RuleWords;
  onValue: (value: string) => void;
  problemText: (problem: ConditionProblem, text: string) => string;
}

function completionOf({ label, apply, shown, type }: Offer): Completion {
  const option = { label, type, ...(shown !== undefined && { displayLabel: shown }) };
  if (type === "function") return snippetCompletion(`${(apply ?? label).slice(0, -1)}\${})`, option);
  return { ...option, ...(apply !== undefined && { apply }) };
}

/** One condition with colours, completion and its first mistake underlined. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { id, describedBy, isInvalid, value } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const described = useRef(new Compartment());
  const tell = useEffectEvent((text: string) => props.onValue(text));
  const words = useEffectEvent(() => props.words);
  const wordsOf = useEffectEvent((problem: ConditionProblem, text: string) => props.problemText(problem, text));
  const start = useEffectEvent(() => ({ doc: value, label: props.label, hint: props.hint, called: props.completions }));

  useEffect(() => {
    if (!place.current) return undefined;
    const { doc, label, hint, called } = start();
    const complete = (context: CompletionContext) => {
      const found = completeCondition(context.state.sliceDoc(0, context.pos), words(), context.explicit);
      if (!found) return null;
      return { from: found.from, options: found.offers.map(completionOf), validFor: /^[.\w]*$/ };
    };
    const editor = new EditorView({
      parent: place.current,
      doc,
      extensions: [
        keymap.of([
          { key: "Tab", run: acceptCompletion },
          // Saves, where the editor stands in a form that does.
          { key: "Mod-Enter", run: () => true },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        celLanguage,
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [complete], activateOnTypingDelay: PAUSE_MS, icons: false }),
        linter(({ state }) => {
          const text = state.doc.toString();
          const compiled = compileCondition(text);
          if (text.trim() === "" || "condition" in compiled) return [];
          const { problem } = compiled;
          return [{ from: problem.from, to: problem.to, severity: "error", message: wordsOf(problem, text) }];
        }),
        placeholder(hint),
        // A dialog takes the focus and the pointer from what is outside of it.
        tooltips({ position: "fixed", parent: place.current.closest<HTMLElement>('[role="dialog"]') ?? document.body }),
        EditorState.phrases.of({ Completions: called }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
        described.current.of([]),
        EditorView.updateListener.of((update) => update.docChanged && tell(update.state.doc.toString())),
        editorTheme,
      ],
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const attributes = { id, "aria-describedby": describedBy, "aria-invalid": String(isInvalid) };
    view.current?.dispatch({ effects: described.current.reconfigure(EditorView.contentAttributes.of(attributes)) });
  }, [id, describedBy, isInvalid]);

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
