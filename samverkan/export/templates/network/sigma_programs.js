// How sigma paints nodes and lines: shapes that differ in form, lines that differ in their breaks.

/** The forms of nodes; a group is a disc, and an unfolded one the ring around its members. */
const FORMS = {
  organisation: 0, group: 1, body: 2, area: 3, initiative: 4, event: 5, disc: 6, ring: 7,
};

const NODE_VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_edge;
attribute vec2 a_position;
attribute float a_size;
attribute float a_form;
attribute float a_hollow;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_edge;
varying vec2 v_at;
varying float v_form;
varying float v_hollow;
varying float v_pixels;
void main() {
  float pixels = max(a_size / u_sizeRatio, 2.5);
  float radius = pixels * 2.0 * u_correctionRatio;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * radius, 1)).xy, 0, 1);
  v_at = a_corner;
  v_form = a_form;
  v_hollow = a_hollow;
  v_pixels = pixels;
  v_edge = a_edge;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
  v_edge.a *= 255.0 / 254.0;
}`;

const NODE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec4 v_edge;
varying vec2 v_at;
varying float v_form;
varying float v_hollow;
varying float v_pixels;
uniform vec4 u_paper;
const vec4 nothing = vec4(0.0);
float far(vec2 p) {
  if (v_form < 0.5 || v_form > 5.5) return length(p) - 1.0;
  vec2 q = abs(p);
  if (v_form < 1.5) return (q.x + q.y - 1.15) * 0.7071;
  if (v_form < 2.5) return max(q.x * 0.866 + q.y * 0.5, q.y) - 0.9;
  if (v_form < 3.5) return max(q.x - 1.3, q.y - 0.8);
  if (v_form < 4.5) return max(q.x * 0.866 + p.y * 0.5, -p.y) - 0.62;
  float turn = mod(atan(p.x, p.y) + 0.6283, 1.2566) - 0.6283;
  vec2 s = length(p) * vec2(cos(turn), abs(sin(turn)));
  return (s.x - 1.25) * 0.588 + s.y * 1.2;
}
void main() {
  float away = far(v_at) * v_pixels;
  #ifdef PICKING_MODE
  gl_FragColor = away > 0.5 ? nothing : v_color;
  #else
  float line = v_form > 5.5 ? 1.5 : v_pixels < 5.0 ? 0.7 : 1.5;
  float inside = 1.0 - smoothstep(-0.5, 0.5, away);
  vec4 fill = v_form > 6.5 ? nothing : v_color;
  if (v_hollow > 0.5) {
    float hole = far(v_at / 0.6) * v_pixels * 0.6;
    fill = mix(v_edge, v_color, smoothstep(line * 0.5, line * 0.5 + 1.0, abs(hole)));
    if (hole < -line * 0.5) fill = u_paper;
  }
  gl_FragColor = mix(v_edge, fill, 1.0 - smoothstep(-line - 0.5, -line + 0.5, away)) * inside;
  #endif
}`;

const EDGE_VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_width;
attribute float a_shift;
attribute vec2 a_dash;
attribute float a_round;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_dash;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_round;
void main() {
  vec2 way = a_end - a_start;
  float size = max(length(way), 0.000001);
  vec2 side = vec2(-way.y, way.x) / size;
  float half_width = a_width / 2.0 + 1.0;
  float across = a_corner.y * half_width;
  vec2 point = mix(a_start, a_end, a_corner.x) + side * (across + a_shift) * 2.0 * u_correctionRatio;
  gl_Position = vec4((u_matrix * vec3(point, 1)).xy, 0, 1);
  v_along = a_corner.x * size / (2.0 * u_correctionRatio);
  v_across = across;
  v_half = a_width / 2.0;
  v_dash = a_dash;
  v_round = a_round;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const EDGE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_dash;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_round;
const vec4 nothing = vec4(0.0);
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float away = abs(v_across) - v_half;
  if (v_dash.y > 0.0) {
    float at = mod(v_along, v_dash.x + v_dash.y);
    if (v_round > 0.5) away = length(vec2(at - (v_dash.x + v_dash.y) / 2.0, v_across)) - v_half;
    else if (at > v_dash.x) { gl_FragColor = nothing; return; }
  }
  // A double line: nothing between its two sides.
  if (v_round < -0.5) away = abs(abs(v_across) - v_half * 0.72) - v_half * 0.28;
  gl_FragColor = mix(v_color, nothing, smoothstep(-0.5, 0.5, away));
  #endif
}`;

/** The red, green and blue of a colour #rrggbb, from 0 to 1, and its opacity. */
function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).concat(1);
}

/** A colour between two, #rrggbb. */
function between(one, other, share) {
  const [a, b] = [channels(one), channels(other)];
  return "#" + [0, 1, 2].map((i) => (
    Math.round(255 * (a[i] + (b[i] - a[i]) * share)).toString(16).padStart(2, "0")
  )).join("");
}

/** The programs that sigma is to paint with; `paper()` is the colour inside a hollow shape. */
function createPrograms(paper) {
  const { NodeProgram, EdgeProgram, floatColor } = library;
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  const number = (name, size = 1) => ({ name, size, type: FLOAT });
  const bytes = (name) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });

  class Shapes extends NodeProgram {
    getDefinition() {
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: NODE_VERTEX,
        FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_paper"],
        ATTRIBUTES: [
          number("a_position", 2), number("a_size"), number("a_form"), number("a_hollow"),
          bytes("a_color"), bytes("a_edge"), bytes("a_id"),
        ],
        CONSTANT_ATTRIBUTES: [number("a_corner", 2)],
        CONSTANT_DATA: [[0, 2.8], [-2.425, -1.4], [2.425, -1.4]],
      };
    }
    processVisibleItem(id, at, data) {
      const { array } = this;
      [data.x, data.y, data.size, data.form, data.hollow].forEach((value, i) => { array[at + i] = value; });
      array[at + 5] = floatColor(data.color);
      array[at + 6] = floatColor(data.edge);
      array[at + 7] = id;
    }
    setUniforms({ matrix, sizeRatio, correctionRatio }, { gl, uniformLocations: to }) {
      gl.uniformMatrix3fv(to.u_matrix, false, matrix);
      gl.uniform1f(to.u_sizeRatio, sizeRatio);
      gl.uniform1f(to.u_correctionRatio, correctionRatio);
      gl.uniform4fv(to.u_paper, channels(paper()));
    }
  }

  class Lines extends EdgeProgram {
    getDefinition() {
      return {
        VERTICES: 6,
        VERTEX_SHADER_SOURCE: EDGE_VERTEX,
        FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_correctionRatio"],
        ATTRIBUTES: [
          number("a_start", 2), number("a_end", 2), number("a_width"), number("a_shift"),
          number("a_dash", 2), number("a_round"), bytes("a_color"), bytes("a_id"),
        ],
        CONSTANT_ATTRIBUTES: [number("a_corner", 2)],
        CONSTANT_DATA: [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]],
      };
    }
    processVisibleItem(id, at, from, to, { size, shift, dash: [on = 0, off = 0], round, color }) {
      const { array } = this;
      [from.x, from.y, to.x, to.y, size, shift, on, off, round].forEach((value, i) => { array[at + i] = value; });
      array[at + 9] = floatColor(color);
      array[at + 10] = id;
    }
    setUniforms({ matrix, correctionRatio }, { gl, uniformLocations: to }) {
      gl.uniformMatrix3fv(to.u_matrix, false, matrix);
      gl.uniform1f(to.u_correctionRatio, correctionRatio);
    }
  }
  return { Shapes, Lines };
}
