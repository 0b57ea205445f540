/** Sentences about floods. Numbers arrive formatted by the caller. */
export const floodKo = {
  fault: {
    'flood-grid-mismatch':
      '{{field}} 값이 {{length}}개 들어왔습니다. 격자에 맞게 {{wanted}}개가 있어야 합니다.',
    'flood-grid-too-large':
      '계산 격자가 {{columns}} × {{rows}}칸으로 너무 큽니다. {{maximumCells}}칸 이하가 되도록 계산 격자를 키우세요.',
    'flood-not-finite': '{{field}}의 {{cell}}번 값이 {{value}}입니다. 모두 유한한 숫자여야 합니다.',
    'flood-negative': '{{field}}의 {{index}}번 값이 {{value}}입니다. 0 이상이어야 합니다.',
    'flood-out-of-range': '{{field}} 값이 {{value}}입니다. {{minimum}}에서 {{maximum}} 사이여야 합니다.',
    'flood-times-not-ascending':
      '{{field}}의 {{index}}번 시각이 앞 시각보다 이릅니다. 시각은 차례대로 늘어나야 합니다.',
    'flood-diverged':
      '모의 시각 {{timeS}}초에 {{cell}}번 칸(바닥 {{bedM}} m, 수심 {{depthM}} m, 시간 간격 {{timeStepS}}초)의 물을 더 계산할 수 없어 멈췄습니다. 그 자리의 웅덩이, 벽, 지나친 유량을 확인하세요.',
    'flood-series-unreadable':
      '강우 파일 {{line}}번째 줄 ‘{{text}}’을(를) 읽을 수 없습니다. 늘어나는 시각과 0 이상의 강우 강도(mm/h) 두 칸이 필요합니다.',
    'flood-series-empty': '{{field}} 시계열에 값이 없습니다. 한 줄 이상 있어야 합니다.',
    'flood-cell-out-of-grid': '{{field}}의 칸 번호 {{cell}}이(가) 격자 밖입니다. 격자는 {{cells}}칸입니다.',
    'flood-cell-size':
      '계산 격자 {{cellSizeM}} m는 쓸 수 없습니다. 지형 격자 {{regionCellSizeM}} m의 정수배여야 합니다.',
    'flood-layer-missing':
      '이 지역에는 홍수 계산에 필요한 자료({{layer}})가 없습니다. 그 자료가 필요 없는 설정을 고르세요.',
    'flood-inflow-point-unknown':
      '유입 지점 ‘{{inflowPointId}}’을(를) 이 지역에서 찾을 수 없거나 바다에 있습니다. 지역에 있는 지점을 고르세요.',
    'flood-cancelled': '홍수 계산을 모의 시각 {{timeS}}초에서 멈췄습니다.',
  },
} as const;
