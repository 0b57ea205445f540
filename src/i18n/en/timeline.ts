export const timelineEn = {
  play: 'Play',
  pause: 'Pause',
  back: 'One interval back',
  forward: 'One interval forward',
  cursor: 'Time',
  cursorText: '{{time}}, {{people}} affected',
  rate: 'Speed',
  rateName: '{{rate}}×',
  rainUnit: 'mm/h',
  peopleCount: '{{count}} people',
  empty: 'Once a flood is computed, time is moved here. The bars at the top are the rain of the scenario.',
} as const;
