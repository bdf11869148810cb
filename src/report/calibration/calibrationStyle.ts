/** What the side-by-side table adds to the style of the exported HTML; its hash stands in the document's policy too. */

export const calibrationStyle = `main { max-width: none; }
.scroll { overflow-x: auto; }
.compared { table-layout: fixed; min-width: 640px; }
.compared th:first-child { width: 12em; }
.compared th, .compared td { padding: 10px 20px 10px 0; white-space: normal; }
.compared h3 { margin: 0; font-size: 1em; }
.compared article + article { margin-top: 1.2em; }
.question { color: var(--quiet); font-style: italic; }
.note { margin-top: .8em; padding-left: 12px; border-left: 2px solid var(--rule); white-space: pre-line; }
`;

/** Of the style above; a test computes it again. */
export const calibrationStyleHash = 'sha256-vlXREQFBKFlxsLiFYTkEIo2U8m9s/sDRB9RhH2uBXUg=';
