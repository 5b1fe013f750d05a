// Sets the head and the foot of a drawing anew to the width that a fold leaves it (`pmoMargins`, for folding.js).
(function () {
  "use strict";

  const { MARGIN, SPACE, anchorOf, boxOf, isPlain, leavesOf, rewrite, shift, shorten, widthOf } = window.pmoShapes;

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
      if (entries.length) sunk += setEntries(entries, width, sunk, across, down, journal);
    });
    return sunk - first;
  }

  // Entries run on line by line (`run`), or stand in as many columns as there is room for (`list`).
  function setEntries(entries, width, sunk, across, down, journal) {
    const seen = entries.filter((entry) => entry.getClientRects().length > 0);
    const boxes = new Map(seen.map((entry) => [entry, seenBox(entry)]).filter(([, found]) => found.width > 0));
    if (!boxes.size) return 0;
    const all = [...boxes.values()];
    const left = Math.min(...all.map((one) => one.x));
    const top = Math.min(...all.map((one) => one.y));
    const bottom = Math.max(...all.map((one) => one.y + one.height));
    const kept = [...boxes.keys()].filter((entry) =>
      !across.folds(entry.dataset.step) && !down.folds(entry.dataset.lane));
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

  window.pmoMargins = { foldFoot, foldHead };
})();
