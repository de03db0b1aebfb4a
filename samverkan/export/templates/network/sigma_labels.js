// What stands over the picture that sigma paints: names that do not touch, rings of sectors, signs.

const LETTERS = "Arial, Helvetica, sans-serif";
/** At most so many names are tried in one painting. */
const TRIED = 400;

/** The pieces of a text that lines are made of: words, the longest of them divided. */
function piecesOf(pen, text, width) {
  return text.split(" ").flatMap((word) => {
    const pieces = [];
    let rest = word;
    while (rest.length > 8 && pen.measureText(rest).width > width) {
      let cut = rest.length - 1;
      while (cut > 4 && pen.measureText(`${rest.slice(0, cut)}-`).width > width) cut -= 1;
      pieces.push(`${rest.slice(0, cut)}-`);
      rest = rest.slice(cut);
    }
    return [...pieces, rest];
  });
}

/** The lines that a name is written in, none wider than `width`, at most `most`. */
function wrapped(pen, text, width, most) {
  const lines = [""];
  for (const piece of piecesOf(pen, text, width)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${piece}` : piece;
    if (!lines.at(-1) || (pen.measureText(longer).width <= width && !lines.at(-1).endsWith(":"))) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  if (lines.length > most) lines.splice(most - 1, lines.length, `${lines[most - 1]} …`);
  return lines;
}

/** A name whose head, up to its colon, is its number alone where there is no room for more. */
function headed(pen, name, width) {
  const [head, number] = /^[^:]*\u00a0(\d+:)/.exec(name) ?? [];
  return head && pen.measureText(head).width > width * 0.92 ? number + name.slice(head.length) : name;
}

/** Room that is taken, so that no name is written upon another. */
function createRoom() {
  const taken = [];
  const clear = (box) => taken.every((other) => (
    box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top
  ));
  return {
    clear,
    take(box) {
      if (!clear(box)) return false;
      taken.push(box);
      return true;
    },
  };
}

/** Write over the picture. `items` are in the order of their weight: { x, y, radius } in points of
    the screen, `lines` of words, `inside` if they may stand within, and `signs`. */
function writeNames(pen, items, width, height) {
  const [ink, paper] = [colour("ink"), colour("paper")];
  const room = createRoom();
  // A name that stands beside its own disc must not stand upon another.
  const discs = createRoom();
  for (const { x, y, radius, colours } of items) {
    if (colours) discs.take({ left: x - radius * 0.8, right: x + radius * 0.8, top: y - radius * 0.8, bottom: y + radius * 0.8 });
  }
  Object.assign(pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  const write = (text, x, y) => {
    Object.assign(pen, { strokeStyle: paper, lineWidth: 4, fillStyle: ink });
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  };
  let written = 0;
  for (const { x, y, radius, name, count, signs, group } of items.slice(0, TRIED)) {
    const within = group && radius > 36;
    const size = within && radius < 62 ? 11 : group ? 13 : 12;
    pen.font = `${size}px ${LETTERS}`;
    if (x < -40 || y < -40 || x > width + 40 || y > height + 40) continue;
    const most = within ? Math.min(Math.max(radius * 1.5, 64), 190) : 150;
    const lines = wrapped(pen, headed(pen, name, most), most, within && radius < 62 ? 4 : 5);
    if (count) lines.push(count);
    const high = lines.length * (size + 3);
    const wide = Math.max(...lines.map((line) => pen.measureText(line).width));
    const middles = within ? [y] : [y + radius + 5 + high / 2, y - radius - 5 - high / 2];
    const middle = middles.find((at) => {
      const box = { left: x - wide / 2 - 3, right: x + wide / 2 + 3, top: at - high / 2 - 1, bottom: at + high / 2 + 1 };
      return (within || !group || discs.clear(box)) && room.take(box);
    });
    if (middle !== undefined) {
      lines.forEach((line, i) => {
        pen.font = `${group && i === 0 ? "bold " : ""}${size}px ${LETTERS}`;
        write(line, x, middle - high / 2 + (i + 0.5) * (size + 3));
      });
      written += 1;
    }
    const [right, up] = [x + radius * 0.75 + 8, y - radius * 0.75 - 6];
    if (signs && radius > 3 && room.take({ left: right - 8, right: right + 8, top: up - 8, bottom: up + 8 })) {
      pen.font = `bold 14px ${LETTERS}`;
      write(signs, right, up);
    }
  }
  return written;
}

/** Paint what part of a group's actors is of each sector, as a ring at the edge of its disc. */
function paintRing(pen, { x, y, radius, colours }) {
  const total = colours.reduce((sum, one) => sum + one, 0);
  if (!total || radius < 7) return;
  const thick = Math.min(Math.max(radius * 0.14, 3), 12);
  let from = -Math.PI / 2;
  pen.lineWidth = thick;
  // The first place is of what is not known, and stands last.
  [...colours.keys()].sort((a, b) => (a || 99) - (b || 99)).forEach((place) => {
    if (!colours[place]) return;
    const to = from + (2 * Math.PI * colours[place]) / total;
    pen.strokeStyle = picture.palette[place];
    pen.beginPath();
    pen.arc(x, y, radius - thick / 2 - 1, from, to);
    pen.stroke();
    from = to;
  });
}
