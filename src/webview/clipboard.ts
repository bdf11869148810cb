/** The page's own way to the clipboard: the editor's takes text alone. */

/** Copies a text, and with it the same as HTML where there is one; false where the browser does not allow it. */
export async function copy(text: string, html: string | null): Promise<boolean> {
  const parts =
    html === null
      ? [['text/plain', text]]
      : [
          ['text/plain', text],
          ['text/html', html],
        ];
  try {
    const blobs = parts.map(([type, content]) => [type!, new Blob([content!], { type: type! })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyByCommand(parts);
  }
}

/** What browsers let a click do without asking for leave. */
function copyByCommand(parts: readonly (readonly string[])[]): boolean {
  const fill = (event: ClipboardEvent): void => {
    for (const [type, content] of parts) event.clipboardData?.setData(type!, content!);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
}
