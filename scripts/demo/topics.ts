import type { Moment, Topic } from './shape.ts';

/** What Spring talks about in its forum. */
export const topics = (at: (offset: number, time?: string) => Moment): Topic[] => [
  {
    cohort: 'spring',
    author: 'dana',
    at: at(-10, '09:45'),
    pinned: true,
    title: 'Who are you, and which town is it about?',
    content:
      'Two sentences are enough: **where** you live, and **what** you would like to find out about it. ' +
      'Questions about a lesson belong under the lesson.',
    replies: [
      {
        author: 'amara',
        at: at(-9, '20:15'),
        content: 'Lagos, Surulere. I want to know which streets flood, and for how long.',
      },
      {
        author: 'ines',
        at: at(-8, '11:30'),
        content: 'Lisbon. How many trees were planted in my parish, and how many still stand.',
      },
    ],
  },
  {
    cohort: 'spring',
    author: 'mateo',
    at: at(-3, '21:40'),
    title: 'A call at the weekend?',
    content:
      'I am seven hours behind most of you. Would Saturday at 15:00 UTC suit anybody for a call of half an hour?',
    replies: [
      { author: 'lina', at: at(-2, '08:05'), content: 'Yes! I bring my list of bus stops.' },
    ],
  },
  {
    cohort: 'spring',
    author: 'ines',
    at: at(-7, '10:10'),
    title: 'Is there a certificate?',
    content: 'My employer asks whether there is a paper at the end.',
    closed: 'It is answered.',
    replies: [
      {
        author: 'dana',
        at: at(-6, '09:00'),
        content: 'No paper. What you publish at the end shows more than a certificate would.',
      },
    ],
  },
];
