import { Refusal } from '~/lib/db/errors';
import * as commands from '~/lib/imports/commands';
import { keptName } from '~/lib/imports/file-name';
import { readList } from '~/lib/imports/list';
import * as forms from '~/lib/imports/schema';
import { seatsInWords } from '~/lib/imports/verdict';
import { requireAdmin } from '~/lib/office/queries';
import { formAction, requireClaims } from './form-action';

export const imports = {
  plan: formAction(forms.planForm, async ({ cohort_id, list }, context) => {
    const { db } = context.locals;
    requireClaims(context);
    // Reading a long file takes a while, so nobody else may ask for it.
    await requireAdmin(db);
    const read = readList(await list.bytes());
    if ('problem' in read) throw new Refusal('list', 'BAD_REQUEST', read.problem);
    const id = await commands.planImport(db, cohort_id, keptName(list.name), read.rows);
    return { to: `/admin/imports/${id}#content` };
  }),

  apply: formAction(forms.importForm, async ({ import_id }, context) => {
    requireClaims(context);
    const counts = await commands.applyImport(context.locals.db, import_id);
    return {
      to: `/admin/imports/${import_id}#content`,
      message: `Done: ${seatsInWords(counts, 'did')}.`,
    };
  }),

  judgeAgain: formAction(forms.importForm, async ({ import_id }, context) => {
    requireClaims(context);
    await commands.judgeAgain(context.locals.db, import_id);
    return { to: `/admin/imports/${import_id}#content`, message: 'The plan is up to date.' };
  }),
};
