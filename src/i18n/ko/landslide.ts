export const landslideKo = {
  cellSizeNote:
    '모델은 {{trainedM}} m 격자에서 학습했고 이 지역은 {{cellSizeM}} m 격자입니다. 결과를 더 조심해서 보세요.',
  fault: {
    'landslide-terrain-mismatch': '지형의 높이 값이 {{length}}개인데 격자에는 {{wanted}}개가 있어야 합니다.',
    'landslide-terrain-not-finite':
      '지형의 {{cell}}번째 칸 높이가 숫자가 아닙니다({{value}}). 유한한 값이어야 합니다.',
    'landslide-grid-too-small':
      '격자가 {{columns}} × {{rows}}칸입니다. 산사태 가능성을 계산하려면 가로세로 {{minimum}}칸 이상이어야 합니다.',
    'landslide-grid-too-large':
      '격자가 {{columns}} × {{rows}}칸으로 너무 큽니다. 산사태 가능성은 {{maximumCells}}칸까지 계산합니다.',
    'landslide-model-missing':
      '산사태 모델 파일을 받지 못했습니다: {{url}} (상태 {{status}}). 서버에 모델 파일이 있어야 합니다.',
    'landslide-model-wrong-hash':
      '산사태 모델 파일이 모델 카드와 다릅니다: sha256 {{came}}, 카드에는 {{wanted}}. 쓰지 않았습니다.',
    'landslide-card-bad':
      '산사태 모델 카드를 읽을 수 없습니다: {{field}} 항목이 잘못되었습니다({{problem}}).',
    'landslide-session-failed': 'AI 모델을 실행하지 못했습니다: {{reason}}.',
    'landslide-cancelled': '산사태 가능성 계산을 멈췄습니다.',
  },
} as const;
