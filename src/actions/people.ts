import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import * as commands from '~/lib/people/commands';
import { afterLink } from '~/lib/people/person';
import * as forms from '~/lib/people/schema';
import { formAction, requireClaims } from './form-action';

const leadsTo = ({ locals }: ActionAPIContext, next: string) => locals.origin + next;

export const people = {
  signUp: formAction(forms.signUpForm, async ({ next, ...person }, context) => {
    const isIn = await commands.signUp(context.locals.db, person, leadsTo(context, next));
    if (isIn) return { to: next, message: `Welcome, ${person.name}.` };
    return { to: `/check-your-mail?${new URLSearchParams({ for: 'signup', next })}` };
  }),

  signIn: formAction(forms.signInForm, async ({ email, password, next }, { locals }) => {
    await commands.signIn(locals.db, email, password);
    return { to: next };
  }),

  signOut: formAction(z.object({}), async (_, { locals }) => {
    await commands.signOut(locals.db);
    // A machine may be used by several: what the browser kept of unsaved words goes, too.
    locals.sessionHeaders['clear-site-data'] = '"storage"';
    return { to: '/', message: 'You are signed out.' };
  }),

  sendConfirmation: formAction(forms.addressForm, async ({ email, next }, context) => {
    await commands.sendConfirmation(context.locals.db, email, leadsTo(context, next));
    return { to: `/check-your-mail?${new URLSearchParams({ for: 'signup', next })}` };
  }),

  sendRecovery: formAction(forms.addressForm, async ({ email }, context) => {
    await commands.sendRecovery(context.locals.db, email, leadsTo(context, '/reset-password'));
    return { to: '/check-your-mail?for=recovery' };
  }),

  followLink: formAction(forms.linkForm, async ({ token_hash, type, next }, { locals }) => {
    await commands.followLink(locals.db, token_hash, type);
    return { to: afterLink(type, next) };
  }),

  choosePassword: formAction(forms.passwordForm, async ({ password, next }, context) => {
    requireClaims(context);
    await commands.choosePassword(context.locals.db, password);
    return { to: next, message: 'Your new password is set.' };
  }),

  welcome: formAction(forms.welcomeForm, async ({ password, next, ...person }, context) => {
    const { id } = requireClaims(context);
    await commands.choosePassword(context.locals.db, password);
    await commands.updatePerson(context.locals.db, id, person);
    return { to: next, message: `Welcome, ${person.name}.` };
  }),

  update: formAction(forms.personForm, async (person, context) => {
    const { id } = requireClaims(context);
    await commands.updatePerson(context.locals.db, id, person);
    return { to: '/account', message: 'Saved.' };
  }),
};
