export const responseKo = {
  layer: { buildings: '건물', roads: '도로', facilities: '시설' },
  option: { walkSpeedMPerS: '보행 속도(m/s)', departureS: '출발 시각(시작 후 초)' },
  wanted: { region: '지역', run: '침수 계산' },
  fault: {
    'plan-layer-missing':
      '이 지역에는 $t(response.layer.{{layer}}) 자료가 없어 대피 계획을 세울 수 없습니다. 이 자료가 있는 지역을 열어 주세요.',
    'plan-no-flood-shelter':
      '대피소 {{shelterCount}}곳 가운데 침수 때 쓸 수 있는 곳이 없습니다. 지상의 이재민 임시주거시설이나 무더위·한파쉼터, 지진해일 대피장소가 있어야 합니다.',
    'plan-option-out-of-range':
      '$t(response.option.{{option}})에 {{value}}이(가) 들어왔습니다. {{minimum}}에서 {{maximum}} 사이여야 합니다.',
    'plan-unknown-road':
      '{{edge}}번 도로를 막으라고 했지만 이 지역의 도로는 {{edgeCount}}개이고 그 번호가 없습니다.',
    'plan-unknown-shelter': '{{shelterId}} 대피소를 빼라고 했지만 이 지역에는 그런 대피소가 없습니다.',
    'plan-no-frames': '아직 계산된 침수가 없습니다. 침수를 먼저 계산해야 대피 계획을 세울 수 있습니다.',
    'response-nothing-open':
      '$t(response.wanted.{{wanted}})이(가) 먼저 있어야 피해와 대피를 계산할 수 있습니다.',
  },
} as const;
