/** Who works on the storefront, with the identities that they commit under. */
export interface Author {
  /** As git writes it: `Ada Byron <ada@storefront.example>`. */
  readonly identity: string;
  readonly offset: string;
}

const author = (identity: string, offset: string): Author => ({ identity, offset });

/** Commits squashed or merged on the hosting service carry its name as committer. */
export const host = 'GitHub <noreply@github.com>';

// Platform
export const ada = author('Ada Byron <ada@storefront.example>', '+01:00');
/** Trap: several identities, joined by the same full name. */
export const adaAtHome = author('Ada Byron <ada.byron@home.example>', '+01:00');
export const noor = author('Noor Haddad <noor@storefront.example>', '+02:00');

// Checkout
export const bruno = author('Bruno Keller <bruno@storefront.example>', '+01:00');
export const chiara = author('Chiara Fontana <chiara@storefront.example>', '+01:00');
export const dmitri = author('Dmitri Orlov <dmitri@storefront.example>', '+03:00');
/** Trap: two people share one email; it joins nobody, and each commit goes to the person of its name. */
export const brunoAtPairDesk = author('Bruno Keller <pair@storefront.example>', '+01:00');
export const chiaraAtPairDesk = author('Chiara Fontana <pair@storefront.example>', '+01:00');

// Search
export const emeka = author('Emeka Obi <emeka@storefront.example>', '+01:00');
export const freya = author('Freya Lindqvist <freya@storefront.example>', '+01:00');
export const goran = author('Goran Petrović <goran@storefront.example>', '+01:00');
/** Trap: the same full name without its accent, under the address that the host made up. */
export const goranOnHost = author(
  'Goran Petrovic <7041776+goranp@users.noreply.github.com>',
  '+00:00',
);

// Mobile
export const hana = author('Hana Sato <hana@storefront.example>', '+09:00');
/** Trap: a login for a name, joined by the email alone. */
export const hanaByLogin = author('hsato <hana@storefront.example>', '+09:00');
export const ines = author('Ines Duarte <ines@storefront.example>', '+00:00');
export const jonas = author('Jonas Weber <jonas@storefront.example>', '+01:00');

// Without a team
export const kavya = author('Kavya Rao <kavya@storefront.example>', '+05:30');
/** Trap: an author without an email. */
export const lars = author('Lars Nygaard <>', '+01:00');

/** Trap: bots are no persons. */
export const dependabot = author(
  'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
  '+00:00',
);
export const actionsBot = author(
  'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
  '+00:00',
);
/** Trap: a coding agent; its commits belong to the human in the trailer. */
export const agent = author(
  'copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>',
  '+00:00',
);

/** The trailer that names a co-author. */
export const coAuthoredBy = ({ identity }: Author): string => `Co-authored-by: ${identity}`;
