/** Milliseconds after which a form may be sent again, should the line have broken. */
const PATIENCE = 5_000;

/** On a slow line a second click on a button would do the same thing twice: it does nothing. */
export function sendOnce(): void {
  let sent = new WeakMap<HTMLFormElement, number>();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    // A script that sends a form itself has said so by now; a form for another tab leaves this page as it is.
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.target) return;
    const isOnItsWay = event.timeStamp - (sent.get(form) ?? -Infinity) < PATIENCE;
    if (isOnItsWay) event.preventDefault();
    else sent.set(form, event.timeStamp);
  });
  // Back on a page that the browser has kept.
  addEventListener('pageshow', () => (sent = new WeakMap()));
}
