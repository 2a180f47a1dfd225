export type Answer = 'bring back' | 'throw away';

/**
 * Asks above a form whether words that were left behind are to come back.
 *
 * @param from when they were typed, in words: "14:03"
 */
export function offerDraft(form: HTMLFormElement, from: string, then: (answer: Answer) => void) {
  const offer = document.createElement('div');
  offer.className = 'left-words';
  offer.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.textContent = `You have words here that were not saved, from ${from}.`;
  const buttons = document.createElement('div');
  buttons.className = 'row';
  buttons.append(button('Bring them back', 'bring back'), button('Throw them away', 'throw away'));
  offer.append(words, buttons);
  form.prepend(offer);
  form.closest('details')?.setAttribute('open', '');

  function button(label: string, answer: Answer) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = `button small ${answer === 'bring back' ? 'plain' : 'quiet'}`;
    made.textContent = label;
    made.addEventListener('click', () => {
      offer.remove();
      then(answer);
    });
    return made;
  }
}
