// Folds columns and rows of a drawing away, and closes the drawing up over them.
// The root of the drawing says where they lie (`data-columns`, `data-rows`); what stands in it says to which of them it
// belongs (`data-step`, `data-lane`). Every place is mapped by a line that stands still over what is folded. A thing
// whose size stays moves as a whole; one that shrinks keeps its texts in place at its edges, or shortens them.
// Every fold starts from the drawing as it was made. shapes.js reads and moves what is drawn, margins.js sets the head
// and the foot anew.
(function () {
  "use strict";

  const {
    MARGIN, SPACE, anchorOf, box, boxOf, isPlain, leavesOf, near, number, outlineOf, placeOf, rewrite, round, shift,
    shorten, stretch, widthOf,
  } = window.pmoShapes;
  const { foldFoot, foldHead } = window.pmoMargins;

  window.pmoFolding = function (drawing) {
    const parts = {
      columns: JSON.parse(drawing.dataset.columns || "[]").map(({ key, x: [from, to] }) => ({
        key, from, to, insets: insetsOf(drawing, key, from, to),
      })),
      rows: JSON.parse(drawing.dataset.rows || "[]").map(({ key, kind, y: [from, to] }) => ({
        key, kind, from, to: kind === "steps" ? to - SPACE : to, // what closes up to the bands keeps clear of them
      })),
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
    if (parts.foot) size.height += closeFoot(parts, size.width, width, across, down, journal);
    if (ground) Object.entries(size).forEach(([name, value]) => journal.set(ground, name, round(value)));
    journal.set(drawing, "viewBox", `0 0 ${round(size.width)} ${round(size.height)}`);
    Object.entries(size).forEach(([name, value]) => journal.set(drawing, name, round(value)));
    if (drawing.dataset.head) {
      journal.set(drawing, "data-head", drawing.dataset.head.split(" ").map((at) => round(down.map(Number(at)))).join(" "));
    }
  }

  // A foot that is folded leaves the margin of the drawing.
  function closeFoot(parts, width, before, across, down, journal) {
    const rows = parts.rows.filter(({ kind }) => kind === "foot");
    if (!rows.length || !down.folds(rows.map(({ key }) => key).join(" "))) {
      return foldFoot(parts.foot, width, before, across, down, journal);
    }
    journal.hide(parts.foot);
    return MARGIN;
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

  const mapped = (one, across, down) => box(across.map(one.left), down.map(one.top), across.map(one.right), down.map(one.bottom));

  const edged = (one, across, down) => box(across.start(one.left), down.map(one.top), across.end(one.right), down.map(one.bottom));

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
})();
