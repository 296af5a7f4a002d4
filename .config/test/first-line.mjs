/** The first line of what a test program printed, without colours. */
export const firstLine = (text) =>
  (text ?? "")
    .replace(/\u001b\[[0-9;]*m/g, "")
    .trim()
    .split("\n")[0]
    .slice(0, 300);
