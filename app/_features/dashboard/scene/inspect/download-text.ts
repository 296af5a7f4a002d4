/** Hands a text to the browser as a file. */
export function downloadText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name.replace(/[\\/:*?"<>|\s]+/g, " ").trim();
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
