import type { FormState } from '~/lib/forms/form-state';

/** What Field, TextArea and Select have in common. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** From `formState`: gives the field its error and what was typed before. */
  state?: FormState | undefined;
  /** What stands there at first. */
  value?: string | number | null | undefined;
  /** Needed where the same name stands twice on a page. */
  id?: string | undefined;
  hideLabel?: boolean | undefined;
}

/** The frame's props, the control's attributes and the text to show. */
export function fieldParts({ name, label, hint, state, value, id = name, hideLabel }: FieldProps) {
  const error = state?.fieldErrors[name];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    frame: { id, label, hint, error, hideLabel: hideLabel ?? false },
    control: {
      id,
      name,
      'aria-describedby': described || undefined,
      'aria-invalid': error ? ('true' as const) : undefined,
    },
    shown: state?.values[name] ?? value ?? '',
  };
}
