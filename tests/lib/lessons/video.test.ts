import { expect, test } from 'vitest';
import { playerAddress } from '../../../src/lib/lessons/video.ts';

const player = 'https://www.youtube-nocookie.com/embed/20SHvU2PKsM';

test.each([
  'https://www.youtube.com/watch?v=20SHvU2PKsM',
  'https://m.youtube.com/watch?t=10&v=20SHvU2PKsM',
  'http://youtu.be/20SHvU2PKsM?si=x',
  'https://www.youtube.com/embed/20SHvU2PKsM',
  'https://youtube.com/shorts/20SHvU2PKsM',
])('%s plays in the page', (url) => {
  expect(playerAddress(url)).toBe(player);
});

test.each([
  'https://vimeo.com/76979871',
  'https://youtube.com.elsewhere.example/watch?v=20SHvU2PKsM',
  'https://www.youtube.com/@w3c',
  'https://www.youtube.com/watch?v="><script>',
  'javascript:alert(1)',
  '',
])('%s does not', (url) => {
  expect(playerAddress(url)).toBeNull();
});
