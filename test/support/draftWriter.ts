/** A process that adds edits to a draft until it is ended: `FOLDER NAME COUNT`; tells each saved id on a line. */
import { openDraft } from '../../src/store/drafts.ts';
import { edit, someSubject } from './edits.ts';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const draft = await openDraft(folder, someSubject);
for (let index = 0; index < Number(count); index++) {
  const id = `${name}-${index}`;
  await draft.add([edit(id)]);
  process.stdout.write(`${id}\n`);
}
