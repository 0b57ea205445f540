export const exposureKo = {
  layer: { buildings: '건물', roads: '도로', facilities: '시설' },
  field: { bedM: '지반고', depthM: '수심' },
  threshold: {
    hitDepthM: '영향 기준 수심',
    evacuateDepthM: '대피 기준 수심',
    shelterDepthM: '대피소 필요 기준 수심',
    carDepthM: '승용차 통행 불가 수심',
    largeVehicleDepthM: '대형차 통행 불가 수심',
    walkDepthM: '보행 불가 수심',
  },
  definition: {
    affectedPeople: '물이 닿은 건물(영향 기준 수심 이상) 안에 있는 사람입니다.',
    toEvacuatePeople: '대피 기준 수심 이상으로 잠긴 건물 안의 사람입니다. 고립 인구는 따로 셉니다.',
    isolatedPeople:
      '물에 잠기지는 않았으나 밖이나 소방서로 나가는 차도가 모두 끊긴 건물 안의 사람입니다. 머물게 하고 물자를 보내거나 따로 구조합니다.',
    needShelterPeople:
      '대피소 필요 기준 수심 이상으로 잠겨 물이 빠져도 바로 돌아가 잘 수 없는 건물 안의 사람입니다.',
  },
  fault: {
    'exposure-grid-mismatch':
      '침수 결과의 격자({{columns}}×{{rows}}, {{cellSizeM}} m)가 준비한 격자({{wantedColumns}}×{{wantedRows}}, {{wantedCellSizeM}} m)와 달라 피해를 셀 수 없습니다.',
    'exposure-field-length':
      '$t(exposure.field.{{field}}) 자료가 {{length}}칸입니다. 격자에 맞으려면 {{wanted}}칸이어야 합니다.',
    'exposure-outside-grid':
      '$t(exposure.layer.{{layer}}) {{count}}개가 계산 격자 밖에 있어 수심을 알 수 없습니다. 첫 번째는 {{id}}입니다. 지역 자료의 범위를 맞춰 주세요.',
    'exposure-threshold-invalid':
      '$t(exposure.threshold.{{threshold}})에 {{value}} m가 들어왔습니다. 0보다 큰 수심이어야 합니다.',
  },
} as const;
