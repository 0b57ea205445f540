/** Sentences about floods. Numbers arrive formatted by the caller. */
export const floodKo = {
  cli: {
    floodRun: 'CASE.json의 홍수를 계산해 격자와 시계열로 씁니다.',
    floodConvert: 'LISFLOOD-FP 파일을 CASE.json으로 바꿉니다.',
    floodReading: '{{path}} 읽는 중…',
    floodClosed: '값이 없거나 닫힌 칸 {{cells}}개는 계산에서 뺍니다. {{files}}',
    floodStarted: '{{columns}} × {{rows}}칸, 끝 시각 {{endS}}초. 계산 중…',
    floodProgress: '{{percent}}%: {{timeS}} / {{endS}}초, {{steps}}단계, 간격 {{timeStepS}}초',
    floodDone:
      '{{engine}} 엔진(스레드 {{threads}}개)으로 {{wallS}}초 동안 {{steps}}단계를 계산해 {{path}}에 썼습니다. 물 수지 오차 {{error}}. {{passedOver}}',
    floodPassedOver: '$t(hazardPanel.passedOver.{{reason}})',
    floodRestarting: '{{path}}의 {{timeS}}초부터 이어 계산합니다.',
    floodKept: '그때까지의 결과 파일 {{files}}개는 {{path}}에 남아 있습니다.',
    floodConverted: '{{path}}에 썼습니다. 알림 {{notes}}건.',
  },
  layer: { 'land-cover': '토지피복', 'sea-level': '해수면', 'inflow-points': '유입 지점' },
  checkpoint: {
    'not-a-checkpoint': '이 파일은 중간 저장 파일이 아닙니다',
    damaged: '중간 저장 파일이 온전하지 않습니다',
  },
  part: {
    grid: '격자',
    scheme: '방정식',
    terrain: '바닥 높이',
    'closed-cells': '닫힌 칸',
    porosity: '공극률',
    friction: '조도계수',
    'held-cells': '수위가 정해진 칸',
    soil: '땅속 손실',
    drains: '배수 능력',
    settings: '쿠랑 수, theta, 도달 수심',
  },
  side: { north: '북쪽', south: '남쪽', east: '동쪽', west: '서쪽' },
  fault: {
    'flood-grid-mismatch':
      '{{field}} 값이 {{length}}개 들어왔습니다. 격자에 맞게 {{wanted}}개가 있어야 합니다.',
    'flood-grid-too-large':
      '계산 격자가 {{columns}} × {{rows}}칸으로 너무 큽니다. 자료 말고도 칸마다 {{bytesPerCell}}바이트가 들어 {{maximumCells}}칸까지 됩니다. 같은 땅을 {{fittingColumns}} × {{fittingRows}}칸 이하로 나누도록 칸을 키우세요.',
    'flood-cell-not-open':
      '{{field}}의 칸({{row}}행 {{column}}열)은 계산에서 빠졌거나 수위가 정해진 칸입니다. 물이 드나드는 칸을 고르세요.',
    'flood-same-cell':
      '{{field}}의 두 끝이 같은 칸({{row}}행 {{column}}열)입니다. 서로 다른 칸이어야 합니다.',
    'flood-same-id': '‘{{field}}’이(가) 두 번 들어 있습니다. 종류가 같은 것끼리는 id가 서로 달라야 합니다.',
    'flood-cells-apart':
      '{{field}}의 {{index}}번 칸이 앞 칸과 맞닿지 않습니다. 변이나 모서리로 이어진 칸을 차례대로 적으세요.',
    'flood-levels-crossed':
      '{{field}}의 높이 차례가 맞지 않습니다. {{lower}} {{lowerM}} m가 {{upper}} {{upperM}} m보다 낮아야 합니다.',
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
      '이 지역에는 홍수 계산에 필요한 자료($t(flood.layer.{{layer}}))가 없습니다. 그 자료가 필요 없는 설정을 고르세요.',
    'flood-inflow-point-unknown':
      '유입 지점 ‘{{inflowPointId}}’을(를) 이 지역에서 찾을 수 없거나 바다에 있습니다. 지역에 있는 지점을 고르세요.',
    'flood-cancelled': '홍수 계산을 모의 시각 {{timeS}}초에서 멈췄습니다.',
    'flood-checkpoint-unreadable':
      '$t(flood.checkpoint.{{cause}}). 계산이 쓴 checkpoint_<t>.bin 파일을 그대로 고르세요.',
    'flood-checkpoint-version':
      '중간 저장 파일의 판이 {{version}}입니다. 이 프로그램은 {{wanted}}판만 이어 계산합니다. 처음부터 다시 계산하세요.',
    'flood-checkpoint-other-case':
      '중간 저장 파일이 다른 곳이나 다른 설정의 것입니다(다른 것: $t(flood.part.{{part}})). 비, 유입, 구조물, 가장자리, 수위, 지점, 시각만 바꿀 수 있습니다.',
    'flood-checkpoint-other-engine':
      '중간 저장 파일을 {{madeBy}} 엔진이 썼습니다. 전체 천수 방정식은 같은 엔진으로만 이어 계산할 수 있고, 고른 엔진은 {{engine}}입니다.',
    'flood-checkpoint-past-end':
      '중간 저장 시각 {{timeS}}초가 끝 시각 {{endS}}초보다 앞서지 않습니다. 더 이른 파일을 고르거나 끝 시각을 늦추세요.',
    'flood-checkpoint-not-covered':
      '{{engine}} 엔진은 중간 저장을 하지 않습니다. 컴파일한 엔진이나 기준 엔진을 고르세요.',
    'flood-checkpoint-file': '중간 저장 파일 {{file}}을(를) 읽을 수 없습니다(기술 정보: {{reason}}).',
    'flood-file-missing': '{{file}} 파일이 없습니다. 경로는 CASE.json이 있는 폴더를 기준으로 적어야 합니다.',
    'flood-file-unreadable':
      '{{file}} 파일을 읽을 수 없습니다. 온전한 .asc, .tif, .npy 격자나 글 파일이어야 합니다(기술 정보: {{reason}}).',
    'flood-file-length': '{{file}} 파일에 값이 {{values}}개 있습니다. {{wanted}}개가 있어야 합니다.',
    'flood-file-shape':
      '{{file}} 격자가 {{columns}} × {{rows}}칸입니다. 지형과 같은 {{wantedColumns}} × {{wantedRows}}칸이어야 합니다.',
    'flood-file-cell-size':
      '{{file}} 파일의 칸 크기는 {{cellSizeM}} m인데 cellSizeM은 {{wantedM}} m입니다. 둘이 같아야 합니다.',
    'flood-case-not-json': '{{file}} 파일이 JSON이 아닙니다(기술 정보: {{reason}}).',
    'flood-case-unknown-key': 'CASE.json에 모르는 키 ‘{{field}}’이(가) 있습니다. 쓸 수 있는 것: {{known}}.',
    'flood-case-key-missing': 'CASE.json에 ‘{{field}}’ 값이 없습니다. 형식: {{wanted}}.',
    'flood-case-invalid': 'CASE.json의 ‘{{field}}’ 값이 {{came}}입니다. 형식: {{wanted}}.',
    'flood-end-before-start': '끝 시각 endS가 {{endS}}초입니다. 시작(0초)보다 뒤여야 합니다.',
    'flood-cell-outside':
      '{{field}}의 칸(행 {{row}}, 열 {{column}})이 격자 밖입니다. 행은 0 이상 {{rows}} 미만, 열은 0 이상 {{columns}} 미만이어야 합니다.',
    'flood-point-outside':
      '{{field}}의 점({{xM}}, {{yM}})이 격자 밖입니다. x는 {{westM}}에서 {{eastM}}, y는 {{southM}}에서 {{northM}} 사이여야 합니다.',
    'flood-cell-closed':
      '{{field}}의 칸(행 {{row}}, 열 {{column}})은 값이 없거나 닫힌 칸입니다. 열린 칸을 정해 주세요.',
    'flood-no-open-cell':
      '{{file}} 격자에 물이 흐를 수 있는 칸이 하나도 없습니다. 높이 값이 있는 칸이 있어야 합니다.',
    'flood-grid-over-memory':
      '격자 {{columns}} × {{rows}}칸은 메모리에 비해 너무 큽니다. {{maximumCells}}칸까지 됩니다. 칸 크기를 {{cellFactor}}배로 한 {{fittingColumns}} × {{fittingRows}}칸이면 됩니다.',
    'flood-engine-unavailable': '‘{{engine}}’ 엔진은 없습니다. 쓸 수 있는 엔진: {{available}}.',
    'flood-engine-failed':
      '홍수 엔진이 도중에 멈췄습니다. 그때까지의 결과는 남아 있습니다(기술 정보: {{reason}}).',
    'flood-output-unwritable': '{{path}}에 결과를 쓸 수 없습니다(기술 정보: {{reason}}).',
    'flood-lisflood-line': '{{file}} {{line}}번째 줄 ‘{{text}}’을(를) 읽을 수 없습니다. 형식: {{wanted}}.',
    'flood-lisflood-ended': '{{file}} 파일이 도중에 끝났습니다. 더 있어야 하는 것: {{wanted}}.',
    'flood-lisflood-partial-edge':
      '{{file}} {{line}}번째 줄 ‘{{text}}’은(는) 가장자리 일부에만 걸립니다. CASE.json은 한 가장자리에 조건 하나만 둘 수 있으므로, 가장자리 전체로 적거나 지형을 나누세요.',
    'flood-lisflood-unsupported':
      '{{file}} {{line}}번째 줄 ‘{{text}}’은(는) CASE.json으로 나타낼 수 없습니다. 그 줄을 빼거나 다른 조건으로 바꾸세요.',
    'flood-lisflood-series-unknown':
      '시계열 ‘{{name}}’이(가) {{file}}에 없습니다. 그 이름의 시계열이 .bdy 파일에 있어야 합니다.',
    'flood-lisflood-missing': '{{keyword}} 값이 없습니다. .par 파일에 적거나 {{option}} 옵션으로 주세요.',
    'flood-lisflood-keyword-ignored': '‘{{keyword}} {{value}}’은(는) 옮기지 않았습니다.',
    'flood-lisflood-open-beside-inflow':
      '열린 가장자리($t(flood.side.{{side}}))에 유입 칸이 있습니다. 유입 칸의 가장자리는 닫힌 것으로 계산됩니다.',
    'flood-lisflood-slope-ignored':
      '{{line}}번째 줄의 기울기 {{slope}}은(는) 옮기지 않았습니다. 열린 가장자리는 바닥의 기울기를 씁니다.',
    'flood-lisflood-gauge-outside': '{{file}} {{line}}번째 줄의 지점({{xM}}, {{yM}})은 격자 밖이라 뺐습니다.',
    'flood-lisflood-scheme': '계산법 ‘{{came}}’은(는) ‘{{scheme}}’(으)로 바꿨습니다.',
  },
} as const;
