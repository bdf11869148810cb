/** Takes the place of the editor's own GitHub sign-in: signs in whoever asks, and tells in a file with which permissions. */
const { appendFileSync } = require('node:fs');

const vscode = require('vscode');

const { GROUNDWORK_TEST_TOKEN = '', GROUNDWORK_TEST_SIGN_INS = '' } = process.env;

exports.activate = ({ subscriptions }) => {
  const changed = new vscode.EventEmitter();
  let sessions = [];
  const isFor = (scopes) => (session) =>
    session.scopes.toSorted().join(' ') === scopes.toSorted().join(' ');
  const provider = {
    onDidChangeSessions: changed.event,
    getSessions: async (scopes) => (scopes?.length ? sessions.filter(isFor(scopes)) : sessions),
    async createSession(scopes) {
      appendFileSync(GROUNDWORK_TEST_SIGN_INS, `${scopes.join(' ')}\n`);
      const account = { id: 'U_octo', label: 'octo' };
      const id = scopes.join(' ');
      const session = { id, account, scopes, accessToken: GROUNDWORK_TEST_TOKEN };
      sessions = [...sessions.filter((other) => other.id !== id), session];
      changed.fire({ added: [session], removed: [], changed: [] });
      return session;
    },
    async removeSession() {
      const removed = sessions;
      sessions = [];
      changed.fire({ added: [], removed, changed: [] });
    },
  };
  subscriptions.push(
    vscode.authentication.registerAuthenticationProvider('github', 'GitHub', provider, {
      supportsMultipleAccounts: true,
    }),
    vscode.commands.registerCommand('fakeGitHub.signOut', provider.removeSession),
  );
};
