import { drawnDepthM } from '../../domain/hazard/depth-ramp.ts';
import { deepestTableM } from './depth-texture.ts';

const drawn = drawnDepthM.toFixed(3);

/**
 * Height of the surface at a cell centre.
 *
 * A wet vertex lies at bed + depth, but never below the ground as MapLibre draws it (its mesh is coarser than ours and
 * fills narrow channels): there it lies at the drawn ground plus up to 0.6 m of depth. A dry vertex beside water carries
 * the water's own level under the bank, so that the shore is the true meeting of a level surface with the ground; where
 * the ground falls away behind a levee it follows the ground instead.
 */
export const waterVertexShader = `
precision highp float;
precision highp sampler2D;
in vec2 position;
in vec2 chunkOrigin;
uniform mat4 uMatrix;
uniform vec2 uGrid;
uniform vec2 uNodes[9];
uniform sampler2D uBed;
uniform sampler2D uDepthA;
uniform sampler2D uDepthB;
uniform float uShare;
uniform float uStride;
uniform float uFlat;
uniform float uDrawnKnown;
uniform sampler2D uDrawnGround;
uniform vec4 uDrawnBounds;
uniform float uDepthBias;
out vec2 vCell;
out vec3 vLocal;

float depthAt(ivec2 cell) {
  return mix(texelFetch(uDepthA, cell, 0).r, texelFetch(uDepthB, cell, 0).r, uShare);
}

vec2 localAt(vec2 uv) {
  vec3 a = vec3((2.0 * uv.x - 1.0) * (uv.x - 1.0), 4.0 * uv.x * (1.0 - uv.x), uv.x * (2.0 * uv.x - 1.0));
  vec3 b = vec3((2.0 * uv.y - 1.0) * (uv.y - 1.0), 4.0 * uv.y * (1.0 - uv.y), uv.y * (2.0 * uv.y - 1.0));
  return b.x * (a.x * uNodes[0] + a.y * uNodes[1] + a.z * uNodes[2])
       + b.y * (a.x * uNodes[3] + a.y * uNodes[4] + a.z * uNodes[5])
       + b.z * (a.x * uNodes[6] + a.y * uNodes[7] + a.z * uNodes[8]);
}

float drawnGround(vec2 local) {
  vec2 uv = (local - uDrawnBounds.xy) / (uDrawnBounds.zw - uDrawnBounds.xy);
  vec2 size = vec2(textureSize(uDrawnGround, 0));
  vec2 at = clamp(vec2(uv.x, 1.0 - uv.y) * size - 0.5, vec2(0.0), size - 1.001);
  ivec2 c = ivec2(floor(at));
  vec2 f = at - vec2(c);
  float sw = texelFetch(uDrawnGround, c, 0).r;
  float se = texelFetch(uDrawnGround, c + ivec2(1, 0), 0).r;
  float nw = texelFetch(uDrawnGround, c + ivec2(0, 1), 0).r;
  float ne = texelFetch(uDrawnGround, c + ivec2(1, 1), 0).r;
  return mix(mix(sw, se, f.x), mix(nw, ne, f.x), f.y);
}

void main() {
  vec2 cellAt = min(chunkOrigin + position, uGrid - 1.0);
  ivec2 cell = ivec2(cellAt);
  ivec2 last = ivec2(uGrid) - 1;
  float bed = texelFetch(uBed, cell, 0).r;
  float depth = depthAt(cell);
  vec2 local = localAt((cellAt + 0.5) / uGrid);
  float height = 0.0;
  if (uFlat < 0.5) {
    float ground = uDrawnKnown > 0.5 ? drawnGround(local) : bed;
    if (depth > ${drawn}) {
      height = max(bed + depth, ground + min(depth, 0.6) + 0.1);
    } else {
      float sum = 0.0;
      float count = 0.0;
      int reach = int(uStride);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          ivec2 other = clamp(cell + reach * ivec2(dx, dy), ivec2(0), last);
          float otherDepth = depthAt(other);
          if (otherDepth > ${drawn}) {
            sum += texelFetch(uBed, other, 0).r + otherDepth;
            count += 1.0;
          }
        }
      }
      height = count > 0.0 ? min(sum / count, max(bed, ground) + 0.05) : ground - 2.0;
    }
  }
  vCell = cellAt;
  vLocal = vec3(local, height);
  gl_Position = uMatrix * vec4(vLocal, 1.0);
  gl_Position.z -= uDepthBias * gl_Position.w;
}
`;

/**
 * Colour by interpolated depth, or by the paint of each cell as it stands in the legend; light by sun and sky, and ripples carried along the flow: two noise patterns half a
 * period apart, each drifting with the velocity and fading out before it is stretched too far (Vlachos 2010, "Water flow
 * in Portal 2").
 */
export const waterFragmentShader = `
precision highp float;
precision highp sampler2D;
in vec2 vCell;
in vec3 vLocal;
uniform vec2 uGrid;
uniform sampler2D uDepthA;
uniform sampler2D uDepthB;
uniform sampler2D uFlowXA;
uniform sampler2D uFlowYA;
uniform sampler2D uFlowXB;
uniform sampler2D uFlowYB;
uniform sampler2D uPermanent;
uniform sampler2D uTable;
uniform sampler2D uPaint;
uniform float uPainted;
uniform float uShare;
uniform float uTimeS;
uniform float uRippleM;
uniform vec3 uEye;
uniform vec3 uSun;
uniform vec3 uSky;
uniform vec3 uFoam;
uniform vec3 uPermanentColour;
uniform float uFlat;
out vec4 fragColour;

float field(sampler2D source) {
#ifdef LINEAR_FLOAT
  return texture(source, (vCell + 0.5) / uGrid).r;
#else
  vec2 at = clamp(vCell, vec2(0.0), uGrid - 1.001);
  ivec2 c = ivec2(floor(at));
  vec2 f = at - vec2(c);
  float a = texelFetch(source, c, 0).r;
  float b = texelFetch(source, c + ivec2(1, 0), 0).r;
  float d = texelFetch(source, c + ivec2(0, 1), 0).r;
  float e = texelFetch(source, c + ivec2(1, 1), 0).r;
  return mix(mix(a, b, f.x), mix(d, e, f.x), f.y);
#endif
}

float hash(vec2 p) {
  p = fract(p * vec2(0.3183099, 0.3678794));
  p += dot(p, p + 19.19);
  return fract(p.x * p.y * 95.4337);
}

vec2 slope(vec2 p) {
  vec2 c = floor(p);
  vec2 f = p - c;
  vec2 u = f * f * (3.0 - 2.0 * f);
  vec2 du = 6.0 * f * (1.0 - f);
  float a = hash(c);
  float b = hash(c + vec2(1.0, 0.0));
  float d = hash(c + vec2(0.0, 1.0));
  float e = hash(c + vec2(1.0, 1.0));
  return du * vec2(mix(b - a, e - d, u.y), mix(d - a, e - b, u.x));
}

vec2 rippled(vec2 flow) {
  float period = 4.0;
  float first = fract(uTimeS / period);
  float second = fract(first + 0.5);
  vec2 at = vLocal.xy / uRippleM;
  vec2 drift = flow * period / uRippleM;
  vec2 one = slope(at - drift * first) + 0.5 * slope(2.3 * (at - drift * first) + 7.0);
  vec2 two = slope(at - drift * second + 31.0) + 0.5 * slope(2.3 * (at - drift * second) + 53.0);
  return mix(one, two, abs(2.0 * first - 1.0));
}

vec4 painted(float permanent) {
  vec4 paint = texelFetch(uPaint, ivec2(clamp(vCell + 0.5, vec2(0.0), uGrid - 1.0)), 0);
  float sea = step(0.9, permanent);
  float alpha = max(0.85 * step(0.5, paint.a), 0.85 * sea);
  return vec4(mix(paint.rgb, uPermanentColour, sea), alpha);
}

void main() {
  float depthA = field(uDepthA);
  float depthB = field(uDepthB);
  float depth = mix(depthA, depthB, uShare);
  if (depth < ${drawn}) discard;
  vec2 flow = vec2(
    mix(field(uFlowXA), field(uFlowXB), uShare),
    -mix(field(uFlowYA), field(uFlowYB), uShare));
  float speed = length(flow);
  float permanent = texture(uPermanent, (vCell + 0.5) / uGrid).r;

  if (uPainted > 0.5) {
    vec4 paint = painted(permanent);
    fragColour = vec4(paint.rgb * paint.a, paint.a);
    return;
  }

  vec3 tint = texture(uTable, vec2(sqrt(clamp(depth / ${deepestTableM.toFixed(1)}, 0.0, 1.0)), 0.5)).rgb;
  tint = mix(tint, uPermanentColour, permanent);

  vec3 toEye = normalize(uEye - vLocal);
  float nearness = clamp(60.0 * uRippleM / max(length(uEye - vLocal), 1.0), 0.0, 1.0);
  vec2 wave = rippled(flow) * (0.05 + 0.12 * clamp(speed, 0.0, 2.0)) * nearness;
  vec3 normal = normalize(vec3(-wave, 1.0));
  float facing = clamp(dot(normal, toEye), 0.0, 1.0);
  float fresnel = 0.03 + 0.6 * pow(1.0 - facing, 4.0);
  vec3 halfway = normalize(uSun + toEye);
  float glint = pow(clamp(dot(normal, halfway), 0.0, 1.0), 110.0) * 0.22;
  float diffuse = 0.82 + 0.25 * clamp(dot(normal, uSun), 0.0, 1.0);

  float rising = clamp((depthB - depthA) * 4.0, 0.0, 1.0);
  float rim = 1.0 - smoothstep(${drawn}, ${drawn} + max(fwidth(depth) * 1.6, 0.012), depth);
  float front = max(rim * 0.85, rising * (1.0 - smoothstep(0.04, 0.25, depth)) * 0.5) * (1.0 - permanent);

  vec3 colour = mix(tint * diffuse, uSky, (uFlat > 0.5 ? 0.0 : fresnel * 0.55)) + (uFlat > 0.5 ? 0.0 : glint);
  colour = mix(colour, uFoam, front);
  float alpha = mix(0.5, 0.92, smoothstep(0.05, 1.2, depth)) * smoothstep(${drawn}, 0.055, depth);
  alpha = max(alpha, front * 0.9);
  fragColour = vec4(colour * alpha, alpha);
}
`;
