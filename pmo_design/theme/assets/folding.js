// Folds columns and rows of a drawing away, and closes the drawing up over them.
// The root of the drawing says where they lie (`data-columns`, `data-rows`); what stands in it says to which of them it
// belongs (`data-step`, `data-lane`). Every place is mapped by a line that stands still over what is folded. A thing
// whose size stays moves as a whole; one that shrinks keeps its texts in place at its edges, or shortens them.
// Every fold starts from the drawing as it was made.
(function () {
  "use strict";

  const SPACE = 10; // between a text and the edge of the thing that it stands in
  const MARGIN = 40; // of the drawing, at its right

  window.pmoFolding = function (drawing) {
    const parts = {
      columns: JSON.parse(drawing.dataset.columns || "[]").map(({ key, x: [from, to] }) => ({
        key, from, to, insets: insetsOf(drawing, key, from, to),
      })),
      rows: JSON.parse(drawing.dataset.rows || "[]").map(({ key, y: [from, to] }) => ({ key, from, to })),
      head: drawing.querySelector(`#${CSS.escape(drawing.id)}-head`),
      foot: drawing.querySelector(`#${CSS.escape(drawing.id)}-foot`),
    };
    const journal = makeJournal();
    return {
      unfold: journal.undo,
      fold(columns, rows) {
        closeUp(drawing, parts, makeAxis(parts.columns, columns), makeAxis(parts.rows, rows), journal);
      },
    };
  };

  // How far from the sides of a column its cells stand: at the left (1) and at the right (-1).
  function insetsOf(drawing, key, from, to) {
    const thing = drawing.querySelector(`[data-shape=cell][data-step="${key}"]`) ||
      drawing.querySelector(`[data-shape=step][data-step="${key}"]`);
    const outline = thing && outlineOf(thing);
    return outline ? { 1: outline.left - from, [-1]: to - outline.right } : {};
  }

  // What was changed, so that it can be undone.
  function makeJournal() {
    let changes = [];
    return {
      set(element, name, value) {
        changes.push([element, name, element.getAttribute(name)]);
        element.setAttribute(name, value);
      },
      hide(element) {
        this.set(element, "style", `${element.getAttribute("style") || ""};display:none`);
      },
      write(element, text) {
        changes.push([element, null, element.textContent]);
        element.textContent = text;
      },
      undo() {
        changes.reverse().forEach(([element, name, before]) => {
          if (name === null) element.textContent = before;
          else if (before === null) element.removeAttribute(name);
          else element.setAttribute(name, before);
        });
        changes = [];
      },
    };
  }

  // One direction: `shown` holds the keys that stay, or is null when all do.
  function makeAxis(spans, shown) {
    const folded = shown ? spans.filter((span) => !shown.has(span.key)) : [];
    const keys = new Set(folded.map((span) => span.key));
    const map = (at) => folded.reduce((left, { from, to }) => left - Math.min(Math.max(at - from, 0), to - from), at);

    // An edge of a thing in what is folded keeps its distance from the side of its column, or stands where the
    // cells of the next column do, if it stood so in its own.
    function inset(at, way, isIn) {
      const own = folded.find(isIn);
      if (!own) return 0;
      const distance = way > 0 ? at - own.from : own.to - at;
      if (!near(distance, own.insets[way])) return distance;
      let next = spans.indexOf(own);
      while (keys.has(spans[next].key)) {
        next += way;
        if (!spans[next]) return distance;
      }
      return spans[next].insets[way];
    }

    return {
      map,
      start: (at) => map(at) + inset(at, 1, ({ from, to }) => at >= from && at < to),
      end: (at) => map(at) - inset(at, -1, ({ from, to }) => at > from && at <= to),
      lost: folded.reduce((sum, { from, to }) => sum + to - from, 0),
      holds: (from, to) => folded.some((span) => isWithin(from, to, span)),
      folds: (names) => names !== undefined && names.split(" ").every((name) => keys.has(name)),
      foldsSome: (names) => names !== undefined && names.split(" ").some((name) => keys.has(name)),
    };
  }

  // A line between a column that stays and one that goes belongs to the one that stays.
  function isWithin(from, to, span) {
    return from >= span.from && to <= span.to && (from < to || (from > span.from && to < span.to));
  }

  function closeUp(drawing, parts, across, down, journal) {
    const { width, height } = drawing.viewBox.baseVal;
    const size = { width: width - across.lost, height: height - down.lost };
    const skipped = [parts.head, parts.foot, "title", "desc", "style", "defs"];
    const ground = [...drawing.children].find((child) => isGround(child, width, height));
    if (parts.head) size.width = Math.max(size.width, foldHead(parts.head, width, across.lost, journal));
    [...drawing.children].forEach((child) => {
      if (child !== ground && !skipped.includes(child) && !skipped.includes(child.tagName)) {
        place(child, across, down, journal);
      }
    });
    if (parts.foot) size.height += foldFoot(parts.foot, size.width, width, across, down, journal);
    if (ground) Object.entries(size).forEach(([name, value]) => journal.set(ground, name, round(value)));
    journal.set(drawing, "viewBox", `0 0 ${round(size.width)} ${round(size.height)}`);
    Object.entries(size).forEach(([name, value]) => journal.set(drawing, name, round(value)));
    if (drawing.dataset.head) {
      journal.set(drawing, "data-head", drawing.dataset.head.split(" ").map((at) => round(down.map(Number(at)))).join(" "));
    }
  }

  function isGround(child, width, height) {
    return child.tagName === "rect" && number(child, "width") === width && number(child, "height") === height;
  }

  // Columns, rows, and what joins them -------------------------------------------------------------------------------

  function place(element, across, down, journal) {
    const { step, lane, connector, shape, icon } = element.dataset;
    const isSum = shape === undefined && connector === undefined; // it tells of all its steps, or not at all
    if ((isSum ? across.foldsSome(step) : across.folds(step)) || down.folds(lane)) return journal.hide(element);
    if (connector !== undefined) return placeConnector(element, across, down, journal);
    const isThing = shape !== undefined || (step !== undefined && element.tagName !== "svg");
    if (isThing || icon !== undefined || element.hasAttribute("transform")) {
      return placeThing(element, across, down, journal);
    }
    if (element.tagName === "g" || element.tagName === "a") {
      return [...element.children].forEach((child) => place(child, across, down, journal));
    }
    placeLeaf(element, across, down, journal);
  }

  function placeConnector(element, across, down, journal) {
    const ends = [element.dataset.from, element.dataset.to].map((id) => id && document.getElementById(id));
    const gone = down.foldsSome(element.dataset.lane) || ends.some((end) => {
      const thing = end && end.closest("[data-step]");
      return thing && (across.folds(thing.dataset.step) || down.folds(thing.dataset.lane));
    });
    if (gone) return journal.hide(element);
    [...element.children].forEach((child) => placeLeaf(child, across, down, journal));
  }

  function placeLeaf(element, across, down, journal) {
    const box = boxOf(element);
    if (!box) return;
    if (across.holds(box.left, box.right) || down.holds(box.top, box.bottom)) {
      if (!element.parentElement.dataset.connector) return journal.hide(element);
    }
    if (element.tagName === "rect") stretch(element, mapped(box, across, down), journal);
    else if (element.tagName === "line") {
      [["x1", across], ["x2", across], ["y1", down], ["y2", down]].forEach(([name, axis]) => {
        journal.set(element, name, round(axis.map(number(element, name))));
      });
    } else if (element.tagName === "path" && isPlain(element)) {
      rewrite(element, (x) => across.map(x), (y) => down.map(y), journal);
    } else shift(element, across.map(box.x) - box.x, down.map(box.y) - box.y, journal);
  }

  function placeThing(element, across, down, journal) {
    const box = outlineOf(element);
    if (!box) return;
    const target = edged(box, across, down);
    if (near(target.width, box.width) && near(target.height, box.height)) {
      return shift(element, target.left - box.left, target.top - box.top, journal);
    }
    if (element.dataset.icon !== undefined) {
      return shift(element, across.map(box.x) - box.x, down.map(box.y) - box.y, journal);
    }
    shrink(element, box, target, journal);
  }

  // A thing that is left smaller: what stands at an edge of it, or in its middle, stays there.
  function shrink(element, box, target, journal) {
    const texts = [];
    leavesOf(element).forEach((leaf) => {
      const own = boxOf(leaf);
      if (!own) return;
      const down = target.top - box.top;
      const wide = own.right - own.left > 0.6 * box.width;
      if (leaf.tagName === "rect" && wide) {
        const left = target.left + own.left - box.left;
        stretch(leaf, { left, top: own.top + down, width: target.right - box.right + own.right - left, height: own.bottom - own.top - box.height + target.height }, journal);
      } else if (leaf.tagName === "path" && wide && isPlain(leaf)) {
        rewrite(leaf, (x) => x + pull(x, box, target), (y) => y + down, journal);
      } else {
        const anchor = leaf.tagName === "text" ? anchorOf(leaf) : "middle";
        shift(leaf, pull(anchor === "start" ? box.left : anchor === "end" ? box.right : own.x, box, target), down, journal);
        if (leaf.tagName === "text") texts.push(leaf);
      }
    });
    fit(texts, target, journal);
  }

  // How far a place moves with the nearest of the left edge, the middle and the right edge.
  function pull(x, box, target) {
    return ["left", "x", "right"]
      .map((name) => [Math.abs(x - box[name]), target[name] - box[name]])
      .reduce((nearest, other) => (other[0] < nearest[0] ? other : nearest))[1];
  }

  // Hide texts at the right that have no room beside the others, then shorten what is still too long.
  function fit(texts, target, journal) {
    const starts = texts.filter((text) => anchorOf(text) === "start");
    const taken = starts.reduce((most, text) => Math.max(most, placeOf(text) + widthOf(text)), target.left);
    texts.filter((text) => anchorOf(text) === "end").forEach((text) => {
      if (placeOf(text) - widthOf(text) < taken + SPACE) journal.hide(text);
    });
    texts.forEach((text) => {
      if (text.style.display === "none" || anchorOf(text) === "end") return;
      const at = placeOf(text);
      const free = anchorOf(text) === "start"
        ? target.right - SPACE - at
        : 2 * Math.min(at - target.left, target.right - at) - 2 * SPACE;
      (text.children.length ? [...text.children] : [text]).forEach((line) => shorten(line, free, journal));
    });
  }

  function shorten(line, free, journal) {
    if (line.getComputedTextLength() <= free + 0.5) return;
    const whole = line.textContent;
    journal.write(line, "…");
    for (let left = whole.length - 1; left > 0; left--) {
      line.textContent = whole.slice(0, left).trimEnd() + "…";
      if (line.getComputedTextLength() <= free) return;
    }
  }

  // Head and foot ----------------------------------------------------------------------------------------------------

  // What stands at the right of the head moves to the new edge, or goes where it would cover what stands at the left.
  function foldHead(head, width, lost, journal) {
    if (!lost) return width;
    const leaves = leavesOf(head).filter(boxOf);
    const right = leaves.filter((leaf) => boxOf(leaf).left > width / 2);
    const left = leaves.filter((leaf) => !right.includes(leaf));
    const ends = left.map((leaf) => boxOf(leaf).left + (leaf.tagName === "text" ? widthOf(leaf) : 0));
    const taken = Math.max(0, ...ends);
    const start = Math.min(...right.map((leaf) => boxOf(leaf).left));
    right.forEach((leaf) => {
      if (start - lost < taken + 2 * SPACE) journal.hide(leaf);
      else shift(leaf, -lost, 0, journal);
    });
    return taken + MARGIN;
  }

  // Entries of the foot are set anew to the new width; returns how much higher the foot is then.
  function foldFoot(foot, width, before, across, down, journal) {
    const start = boxOf(leavesOf(foot).find(boxOf)).y;
    const first = down.map(start) - start;
    let sunk = first;
    const groups = foot.querySelector(":scope > [data-entry]") ? [foot] : [...foot.children];
    groups.forEach((group) => {
      const entries = [...group.querySelectorAll(":scope > [data-entry]")];
      const others = entries.length ? [...group.children].filter((child) => !entries.includes(child)) : [group];
      others.flatMap(leavesOf).filter(boxOf).forEach((leaf) => {
        const isRule = isPlain(leaf) && boxOf(leaf).width > before / 2;
        if (isRule) rewrite(leaf, (x) => Math.min(x, width - MARGIN), (y) => y + sunk, journal);
        else shift(leaf, 0, sunk, journal);
      });
      if (entries.length) sunk += setEntries(entries, width, sunk, across, journal);
    });
    return sunk - first;
  }

  // Entries run on line by line (`run`), or stand in as many columns as there is room for (`list`).
  function setEntries(entries, width, sunk, across, journal) {
    const boxes = new Map(entries.map((entry) => [entry, seenBox(entry)]).filter(([, found]) => found.width > 0));
    if (!boxes.size) return 0;
    const all = [...boxes.values()];
    const left = Math.min(...all.map((one) => one.x));
    const top = Math.min(...all.map((one) => one.y));
    const bottom = Math.max(...all.map((one) => one.y + one.height));
    const kept = [...boxes.keys()].filter((entry) => !across.folds(entry.dataset.step));
    entries.filter((entry) => !kept.includes(entry)).forEach((entry) => journal.hide(entry));
    const isWhole = kept.length === entries.length && all.every((one) => one.x + one.width <= width - MARGIN / 2);
    if (isWhole || !kept.length) {
      kept.forEach((entry) => shift(entry, 0, sunk, journal));
      return 0;
    }
    const room = width - MARGIN - left;
    const set = kept[0].dataset.entry === "list" ? setInColumns : setInLines;
    const places = set(kept.map((entry) => boxes.get(entry)), room);
    kept.forEach((entry, index) => {
      const own = boxes.get(entry);
      shift(entry, left + places.at[index].x - own.x, top + places.at[index].y - own.y + sunk, journal);
      entry.querySelectorAll("text").forEach((text) => {
        if (anchorOf(text) === "start") shorten(text, room - places.at[index].x - (boxOf(text).x - own.x), journal);
      });
    });
    return top + places.height - bottom;
  }

  // In whole units: how wide a browser finds a text differs a little with the zoom.
  function seenBox(element) {
    const { x, y, width, height } = element.getBBox();
    return { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) };
  }

  function setInLines(boxes, room) {
    const at = [];
    const high = Math.max(...boxes.map((one) => one.height));
    let [x, y] = [0, 0];
    boxes.forEach((one) => {
      if (x > 0 && x + one.width > room) [x, y] = [0, y + high + SPACE / 2];
      at.push({ x, y: y + (high - one.height) / 2 });
      x += one.width + 2.4 * SPACE;
    });
    return { at, height: y + high };
  }

  function setInColumns(boxes, room) {
    const gap = 3 * SPACE;
    const widest = Math.max(...boxes.map((one) => one.width));
    const columns = Math.max(1, Math.floor((room + gap) / (widest + gap)));
    const lines = Math.ceil(boxes.length / columns);
    const at = [];
    let [y, height] = [0, 0];
    boxes.forEach((one, index) => {
      if (index % lines === 0) y = 0;
      at.push({ x: Math.floor(index / lines) * (widest + gap), y });
      y += one.height + SPACE;
      height = Math.max(height, y - SPACE);
    });
    return { at, height };
  }

  // Shapes -----------------------------------------------------------------------------------------------------------

  const SHAPES = "rect, circle, ellipse, path, line, text";

  // The shapes of a group, icons and badges counted as one.
  function leavesOf(element) {
    if (element.matches(SHAPES)) return [element];
    return [...element.children].flatMap((child) => {
      const whole = child.dataset.icon !== undefined || child.dataset.shape !== undefined || child.hasAttribute("transform");
      return whole && !child.matches(SHAPES) ? [child] : leavesOf(child);
    });
  }

  // Where a thing is: its first shape, or all that it holds where it is no thing but a group.
  function outlineOf(element) {
    const own = translation(element);
    if (own) return boxAt(...own);
    const shapes = leavesOf(element).map((leaf) => [leaf, boxOf(leaf)]).filter(([, box]) => box);
    if (!shapes.length) return null;
    const outlines = shapes.filter(([leaf]) => leaf.tagName !== "text").map(([, box]) => box);
    const boxes = outlines.length ? outlines : shapes.map(([, box]) => box);
    return element.dataset.shape !== undefined ? boxes[0] : united(boxes);
  }

  // The box of a shape as it was drawn; of a text, the place that it is set from.
  function boxOf(element) {
    const origin = translation(element);
    if (origin) return boxAt(...origin);
    const [x, y] = [number(element, "x"), number(element, "y")];
    if (element.tagName === "rect") return box(x, y, x + number(element, "width"), y + number(element, "height"));
    if (element.tagName === "text") {
      const from = element.hasAttribute("x") ? element : element.querySelector("tspan");
      return from && boxAt(number(from, "x"), number(from, "y"));
    }
    if (element.tagName === "circle" || element.tagName === "ellipse") {
      const [across, down] = element.tagName === "circle" ? ["r", "r"] : ["rx", "ry"];
      const [cx, cy] = [number(element, "cx"), number(element, "cy")];
      return box(cx - number(element, across), cy - number(element, down), cx + number(element, across), cy + number(element, down));
    }
    if (element.tagName === "line") {
      return united([boxAt(number(element, "x1"), number(element, "y1")), boxAt(number(element, "x2"), number(element, "y2"))]);
    }
    if (element.tagName === "path") {
      const points = pointsOf(element);
      return points.length ? united(points.map(([px, py]) => boxAt(px, py))) : null;
    }
    const inner = [...element.children].map(boxOf).filter(Boolean);
    return inner.length ? united(inner) : null;
  }

  function box(left, top, right, bottom) {
    return { left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
  }

  const boxAt = (x, y) => box(x, y, x, y);

  function united(boxes) {
    return box(
      Math.min(...boxes.map((one) => one.left)), Math.min(...boxes.map((one) => one.top)),
      Math.max(...boxes.map((one) => one.right)), Math.max(...boxes.map((one) => one.bottom)),
    );
  }

  const mapped = (one, across, down) => box(across.map(one.left), down.map(one.top), across.map(one.right), down.map(one.bottom));

  const edged = (one, across, down) => box(across.start(one.left), down.map(one.top), across.end(one.right), down.map(one.bottom));

  function translation(element) {
    const found = /translate\(\s*([-\d.]+)[\s,]+([-\d.]+)/.exec(original(element) || "");
    return found && [Number(found[1]), Number(found[2])];
  }

  const original = (element) => (moves.has(element) ? moves.get(element).before : element.getAttribute("transform"));
  const moves = new WeakMap();

  // Where a text is set from, now.
  const placeOf = (text) => boxOf(text).x + moves.get(text).x;

  function shift(element, x, y, journal) {
    const before = element.getAttribute("transform");
    moves.set(element, { before, x });
    if (x || y) journal.set(element, "transform", `translate(${round(x)} ${round(y)})${before ? " " + before : ""}`);
  }

  function stretch(element, target, journal) {
    if (target.width < 0.5 || target.height < 0.5) return journal.hide(element);
    journal.set(element, "x", round(target.left));
    journal.set(element, "y", round(target.top));
    journal.set(element, "width", round(target.width));
    journal.set(element, "height", round(target.height));
  }

  // Paths of absolute commands can be mapped point by point; others move as a whole.
  const isPlain = (element) => element.tagName === "path" && /^[MLHVQC\d\s.,-]*[Zz]?$/.test(element.getAttribute("d"));

  function rewrite(element, mapX, mapY, journal) {
    const d = element.getAttribute("d").replace(/([MLHVQC])([^A-Za-z]*)/g, (_, command, given) => {
      const numbers = given.match(/-?\d*\.?\d+/g).map(Number);
      const axis = (index) => (command === "H" ? mapX : command === "V" ? mapY : index % 2 ? mapY : mapX);
      return command + numbers.map((value, index) => round(axis(index)(value))).join(" ");
    });
    journal.set(element, "d", d);
  }

  // The points of a path; of one with relative commands, where it starts.
  function pointsOf(element) {
    const d = element.getAttribute("d");
    if (!isPlain(element)) return [d.match(/-?\d*\.?\d+/g).slice(0, 2).map(Number)];
    const points = [];
    d.replace(/([MLHVQC])([^A-Za-z]*)/g, (_, command, given) => {
      const numbers = given.match(/-?\d*\.?\d+/g).map(Number);
      const last = points.length ? points[points.length - 1] : [0, 0];
      if (command === "H") numbers.forEach((x) => points.push([x, last[1]]));
      else if (command === "V") numbers.forEach((y) => points.push([last[0], y]));
      else for (let at = 0; at + 1 < numbers.length; at += 2) points.push([numbers[at], numbers[at + 1]]);
    });
    return points;
  }

  function anchorOf(text) {
    const anchor = text.getAttribute("text-anchor") || "start";
    const turned = text.getAttribute("direction") === "rtl" || text.dir === "rtl";
    return turned && anchor !== "middle" ? (anchor === "start" ? "end" : "start") : anchor;
  }

  function widthOf(text) {
    const lines = text.children.length ? [...text.children] : [text];
    return Math.max(...lines.map((line) => line.getComputedTextLength()));
  }

  const number = (element, name) => Number(element.getAttribute(name) || 0);
  const round = (value) => Math.round(value * 100) / 100;
  const near = (one, other) => Math.abs(one - other) < 0.05;
})();
