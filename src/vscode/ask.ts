/** A question to a colleague: on the clipboard, or as a draft in the user's own mail program. Nothing is sent from here. */
import * as vscode from 'vscode';

import { mailAddress, type Mail } from './mailAddress.ts';

export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage('The question is on the clipboard.');
}

/** Asks first, as for every address outside: what opens is another program. */
export async function openMailDraft(mail: Mail): Promise<void> {
  const open = 'Open Mail Draft';
  const choice = await vscode.window.showInformationMessage(
    `Open a mail draft${mail.to === null ? '' : ` to ${mail.to}`}?`,
    { modal: true, detail: 'Your mail program shows it; nothing is sent before you send it.' },
    open,
  );
  if (choice !== open) return;
  // As text: a Uri would forget which of its signs were encoded, and a “&” in a title would end the body.
  await vscode.env.openExternal(mailAddress(mail) as unknown as vscode.Uri);
}
