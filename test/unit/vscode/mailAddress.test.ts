/** A mail draft holds what was typed, and nothing more. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { mailAddress } from '../../../src/vscode/mailAddress.ts';

describe('the address of a mail draft', () => {
  it('has one recipient, a subject in one line and the body, whatever they hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant('&bcc=x@y.z\r\nBcc: x@y.z#?%0A'),
    );
    fc.assert(
      fc.property(text, text, (subject, body) => {
        const address = mailAddress({ to: 'ann+git@example.com', subject, body });
        const parts = /^mailto:([^?]*)\?subject=([^&#?]*)&body=([^&#?]*)$/.exec(address);
        assert.ok(parts, address);
        assert.equal(decodeURIComponent(parts[1]!), 'ann+git@example.com');
        assert.doesNotMatch(decodeURIComponent(parts[2]!), /[\r\n]/);
        assert.equal(
          decodeURIComponent(parts[3]!).split('\r\n').length,
          body.split(/\r?\n/).length,
        );
      }),
    );
  });

  it('leaves the recipient to the user where none is known', () => {
    assert.match(mailAddress({ to: null, subject: 'a', body: 'b' }), /^mailto:\?subject=a&body=b$/);
  });
});
