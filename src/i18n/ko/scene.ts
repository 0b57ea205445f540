export const sceneKo = {
  /** Words of the map library's own controls, by its own keys. */
  map: {
    'Map.Title': '지도: 화살표 키로 이동, +와 -로 확대와 축소, Enter로 가운데 지점 선택',
    'NavigationControl.ZoomIn': '확대',
    'NavigationControl.ZoomOut': '축소',
    'NavigationControl.ResetBearing': '북쪽을 위로 (끌어서 회전)',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km',
  },
  /** Beside the gauges while a past event is replayed. */
  replay: {
    mark: '재생',
    unknown: '확인 불가',
    level: { normal: '정상', attention: '관심', caution: '주의', alert: '경계', serious: '심각' },
  },
} as const;
