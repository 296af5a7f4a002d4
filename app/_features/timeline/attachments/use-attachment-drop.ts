"use client";

import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";

export interface AttachmentDrop {
  /** True while files are held over the place. */
  isOver: boolean;
  /** For the element that takes them. */
  dropProps: {
    onDragEnter: (event: DragEvent) => void;
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
  /** For the field in which one writes. */
  onPaste: (event: ClipboardEvent) => void;
}

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes("Files");

/** Takes files that are dropped on an element or pasted into a field. Whatever else is dropped or pasted stays a text. */
export function useAttachmentDrop(onFiles: (files: File[]) => void): AttachmentDrop {
  const [isOver, setIsOver] = useState(false);
  // Entering a child comes before leaving its parent: only the balance tells whether they are still inside.
  const inside = useRef(0);

  const leave = () => {
    inside.current = 0;
    setIsOver(false);
  };

  return {
    isOver,
    dropProps: {
      onDragEnter(event) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        inside.current += 1;
        setIsOver(true);
      },
      onDragOver(event) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
      onDragLeave(event) {
        if (!holdsFiles(event)) return;
        inside.current -= 1;
        if (inside.current <= 0) leave();
      },
      onDrop(event) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        leave();
        onFiles([...event.dataTransfer.files]);
      },
    },
    onPaste(event) {
      const files = [...event.clipboardData.files];
      // Office programs put a picture of the text beside the text.
      if (files.length === 0 || event.clipboardData.getData("text/plain") !== "") return;
      event.preventDefault();
      onFiles(files);
    },
  };
}
