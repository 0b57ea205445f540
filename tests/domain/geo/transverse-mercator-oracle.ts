/** A transverse Mercator system: metres, degrees. */
export interface TransverseMercator {
  readonly semiMajorM: number;
  readonly inverseFlattening: number;
  readonly lng0Deg: number;
  readonly lat0Deg: number;
  readonly scale: number;
  readonly falseEastingM: number;
  readonly falseNorthingM: number;
}

const radians = (deg: number): number => (deg * Math.PI) / 180;

/**
 * Ellipsoidal transverse Mercator by Krüger's series in the third flattening to sixth order, good to nanometres within
 * 35 degrees of the central meridian: an oracle that shares nothing with the library under test.
 * Source: Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, equations 7 to 14 and 35.
 */
export function krueger(system: TransverseMercator, lngDeg: number, latDeg: number): [number, number] {
  const f = 1 / system.inverseFlattening;
  const n = f / (2 - f);
  const radius = (system.semiMajorM / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);
  const at = (lng: number, lat: number): readonly [number, number] => conformal(f, n, lng, lat);
  const [xi, eta] = at(radians(lngDeg - system.lng0Deg), radians(latDeg));
  const [xi0] = at(0, radians(system.lat0Deg));
  return [
    system.falseEastingM + system.scale * radius * eta,
    system.falseNorthingM + system.scale * radius * (xi - xi0),
  ];
}

function conformal(f: number, n: number, lng: number, lat: number): readonly [xi: number, eta: number] {
  const e = Math.sqrt(f * (2 - f));
  const tau = Math.tan(lat);
  const sigma = Math.sinh(e * Math.atanh((e * tau) / Math.hypot(1, tau)));
  const tauPrime = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
  const xiPrime = Math.atan2(tauPrime, Math.cos(lng));
  const etaPrime = Math.asinh(Math.sin(lng) / Math.hypot(tauPrime, Math.cos(lng)));
  let xi = xiPrime;
  let eta = etaPrime;
  for (const [i, alpha] of alphas(n).entries()) {
    const j = 2 * (i + 1);
    xi += alpha * Math.sin(j * xiPrime) * Math.cosh(j * etaPrime);
    eta += alpha * Math.cos(j * xiPrime) * Math.sinh(j * etaPrime);
  }
  return [xi, eta];
}

const alphas = (n: number): readonly number[] => [
  n / 2 -
    (2 / 3) * n ** 2 +
    (5 / 16) * n ** 3 +
    (41 / 180) * n ** 4 -
    (127 / 288) * n ** 5 +
    (7891 / 37800) * n ** 6,
  (13 / 48) * n ** 2 -
    (3 / 5) * n ** 3 +
    (557 / 1440) * n ** 4 +
    (281 / 630) * n ** 5 -
    (1983433 / 1935360) * n ** 6,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4 + (15061 / 26880) * n ** 5 + (167603 / 181440) * n ** 6,
  (49561 / 161280) * n ** 4 - (179 / 168) * n ** 5 + (6601661 / 7257600) * n ** 6,
  (34729 / 80640) * n ** 5 - (3418889 / 1995840) * n ** 6,
  (212378941 / 319334400) * n ** 6,
];
