import * as commands from '~/lib/directory/commands';
import * as forms from '~/lib/directory/schema';
import { formAction, requireClaims } from './form-action';

// The database knows at once; then Auth is told, which takes the service key.
const TELL_AUTH = { to: '/api/admin/bans', goesOn: true } as const;

export const suspensions = {
  begin: formAction(forms.suspensionForm, async ({ person, reason }, context) => {
    requireClaims(context);
    await commands.suspend(context.locals.db, person, reason);
    return TELL_AUTH;
  }),

  end: formAction(forms.personForm, async ({ person }, context) => {
    requireClaims(context);
    await commands.restore(context.locals.db, person);
    return TELL_AUTH;
  }),
};
