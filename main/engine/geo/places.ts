import { readFileSync } from 'node:fs';

type Circle = readonly [latitude: number, longitude: number, radius: number];

const file = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../assets/geo/places.json'
    : '../../../../assets/geo/places.json',
  import.meta.url,
);

const earthRadius = 6371;

/** Tells how far countries lie apart, by circles as large as their land. Read at its first question. */
export class Places {
  #circles: Readonly<Record<string, Circle>> | null = null;

  /**
   * The shortest way from one country to another.
   * @param one ISO 3166 code
   * @returns kilometres; 0 where they touch or are the same; null for a country that is not known
   */
  distance(one: string, other: string): number | null {
    this.#circles ??= JSON.parse(readFileSync(file, 'utf8')) as Record<string, Circle>;
    if (one === other) return 0;
    const circles = this.#circles;
    if (!Object.hasOwn(circles, one) || !Object.hasOwn(circles, other)) return null;
    const [from, to] = [circles[one] as Circle, circles[other] as Circle];
    return Math.max(0, greatCircle(from, to) - from[2] - to[2]);
  }
}

/** Distance over the surface, by the haversine formula. */
function greatCircle([lat1, lon1]: Circle, [lat2, lon2]: Circle): number {
  const [phi1, phi2] = [radians(lat1), radians(lat2)];
  const half =
    Math.sin((phi2 - phi1) / 2) ** 2 +
    Math.cos(phi1) * Math.cos(phi2) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
