/** The page's frame: nothing runs in it but the page's own script, and nothing is loaded from anywhere else. */
import { randomBytes } from 'node:crypto';

import * as vscode from 'vscode';

/**
 * The nonce also holds for what a script with it imports (HTML, "fetch an import() module script graph"), so that parts
 * of a bundle need no wider policy.
 *
 * `kept` comes back to the extension when the window has been reloaded; `bundle` is the page's script and style.
 */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  kept: unknown,
  bundle: 'page' | 'exported' | 'calibration' = 'page',
): string {
  const nonce = randomBytes(24).toString('base64url');
  const source = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Groundwork</title>
<link rel="stylesheet" href="${source(`${bundle}.css`)}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}">
{
  const api = acquireVsCodeApi();
  const kept = ${JSON.stringify(kept).replaceAll('<', String.raw`\u003c`)};
  const setState = (state) => api.setState({ ...state, kept });
  setState(api.getState());
  globalThis.acquireVsCodeApi = () => ({ ...api, setState });
}
</script>
<script nonce="${nonce}" type="module" src="${source(`${bundle}.js`)}"></script>
</body>
</html>
`;
}

/** The page may load its own bundle and nothing else of the extension or the workspace. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
  };
}
