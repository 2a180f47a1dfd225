import * as commands from '~/lib/directory/commands';
import { decidedInWords } from '~/lib/directory/decision';
import * as forms from '~/lib/directory/schema';
import { formAction, requireClaims } from './form-action';

export const applications = {
  decide: formAction(forms.decisionForm, async ({ person, decision, reason, back }, context) => {
    requireClaims(context);
    const { db } = context.locals;
    const decided = await commands.decideApplications(db, person, decision, reason);
    return { to: back, message: decidedInWords(decision, decided) };
  }),
};
