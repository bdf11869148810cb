/** Takes the place of the editor's own GitHub sign-in: signs in whoever asks, and tells in a file with which permissions. */
const { appendFileSync } = require('node:fs');

const vscode = require('vscode');

const { GROUNDWORK_TEST_TOKEN = '', GROUNDWORK_TEST_SIGN_INS = '' } = process.env;

const sessionOf = (label) => (permissions) => ({
  id: permissions,
  account: { id: `U_${label}`, label },
  scopes: permissions.split(' '),
  accessToken: GROUNDWORK_TEST_TOKEN,
});

exports.activate = ({ globalState, subscriptions }) => {
  const changed = new vscode.EventEmitter();
  // Permissions only: the token is in no file of the test itself.
  const account = () => globalState.get('account', 'octo');
  const sessions = () => globalState.get('permissions', []).map(sessionOf(account()));
  const isFor = (scopes) => (session) =>
    session.scopes.toSorted().join(' ') === scopes.toSorted().join(' ');
  const provider = {
    onDidChangeSessions: changed.event,
    getSessions: async (scopes) => (scopes?.length ? sessions().filter(isFor(scopes)) : sessions()),
    async createSession(scopes) {
      const session = sessionOf(account())(scopes.join(' '));
      appendFileSync(GROUNDWORK_TEST_SIGN_INS, `${session.id}\n`);
      const others = globalState.get('permissions', []).filter((id) => id !== session.id);
      await globalState.update('permissions', [...others, session.id]);
      changed.fire({ added: [session], removed: [], changed: [] });
      return session;
    },
    async removeSession() {
      const removed = sessions();
      await globalState.update('permissions', []);
      changed.fire({ added: [], removed, changed: [] });
    },
  };
  subscriptions.push(
    vscode.authentication.registerAuthenticationProvider('github', 'GitHub', provider, {
      supportsMultipleAccounts: true,
    }),
    vscode.commands.registerCommand('fakeGitHub.signOut', provider.removeSession),
    vscode.commands.registerCommand('fakeGitHub.switchAccount', async () => {
      const removed = sessions();
      await globalState.update('account', 'octo-work');
      changed.fire({ added: sessions(), removed, changed: [] });
    }),
  );
};
