/** A question to a colleague: on the clipboard, or as a draft in the user's own mail program. Nothing is sent from here. */
import * as vscode from 'vscode';

import { mailAddress, type Mail } from './mailAddress.ts';

export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage('The question is on the clipboard.');
}

export async function openMailDraft(mail: Mail): Promise<void> {
  // As text: a Uri would forget which of its signs were encoded, and a “&” in a title would end the body.
  await vscode.env.openExternal(mailAddress(mail) as unknown as vscode.Uri);
}
