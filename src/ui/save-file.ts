/** Hands a text to the browser's download, as UTF-8. */
export function saveTextFile(name: string, mediaType: string, text: string): void {
  saveFile(name, new Blob([text], { type: `${mediaType};charset=utf-8` }));
}

/** Hands a file to the browser's download. */
export function saveFile(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
