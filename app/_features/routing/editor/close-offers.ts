import { closeCompletion } from "@codemirror/autocomplete";
import { EditorView } from "@codemirror/view";

/** Closes what is offered to complete a condition. @returns whether anything was */
export function closeOffers(): boolean {
  const editor = document.querySelector<HTMLElement>('[role="dialog"] .cm-editor');
  const view = editor && EditorView.findFromDOM(editor);
  return view ? closeCompletion(view) : false;
}
