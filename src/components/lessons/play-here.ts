/** A click on a video's link plays it where the link stood. A lazy frame would not wait: without scripts it loads at once. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-player]')) {
  link.addEventListener('click', (click) => {
    // With a key held down the reader wants a tab or a window.
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    const frame = document.createElement('iframe');
    frame.className = 'video';
    frame.src = `${link.dataset['player']}?autoplay=1`;
    frame.title = 'Video';
    frame.allow = 'autoplay; fullscreen';
    frame.tabIndex = 0;
    link.replaceWith(frame);
    frame.focus();
  });
}
