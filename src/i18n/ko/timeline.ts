export const timelineKo = {
  play: '재생',
  pause: '멈춤',
  back: '한 간격 앞으로 되돌리기',
  forward: '한 간격 뒤로 넘기기',
  cursor: '시각',
  cursorText: '{{time}}, 영향 인구 {{people}}',
  rate: '속도',
  rateName: '{{rate}}배속',
  rainUnit: 'mm/h',
  peopleCount: '{{count}}명',
  empty: '침수를 계산하면 여기에서 시간을 옮겨 봅니다. 위쪽 막대는 시나리오의 비입니다.',
} as const;
