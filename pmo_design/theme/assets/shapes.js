// Reads and moves the shapes of a drawing: where each stands as it was drawn, and what holds it.
// folding.js takes it from here (`pmoShapes`). A change is written through a journal, so that it can be undone.
(function () {
  "use strict";

  const SPACE = 10; // between a text and the edge of the thing that it stands in
  const MARGIN = 40; // of the drawing, at its right and below it
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

  function shorten(line, free, journal) {
    if (line.getComputedTextLength() <= free + 0.5) return;
    const whole = line.textContent;
    journal.write(line, "…");
    for (let left = whole.length - 1; left > 0; left--) {
      line.textContent = whole.slice(0, left).trimEnd() + "…";
      if (line.getComputedTextLength() <= free) return;
    }
  }

  const number = (element, name) => Number(element.getAttribute(name) || 0);
  const round = (value) => Math.round(value * 100) / 100;
  const near = (one, other) => Math.abs(one - other) < 0.05;

  window.pmoShapes = {
    MARGIN, SPACE, anchorOf, box, boxOf, isPlain, leavesOf, near, number, outlineOf, placeOf, rewrite, round, shift,
    shorten, stretch, widthOf,
  };
})();
