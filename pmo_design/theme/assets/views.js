// What a picture shows: the choices of its form, kept in the page's address (`?phase=deliver&heat=pain`).
// A choice of several values leaves out columns (one that names its columns: `phase`, `persona`, `system`), rows
// (`lanes`) or what carries its name (`data-persona`); a choice of one value is written on the drawing
// (`data-heat="pain"`) for the style of the picture, or shows another sheet. folding.js does the rest.
(function () {
  "use strict";

  // The rows that a choice of one value leaves out, by kind or by key.
  const LEFT_OUT = {
    "detail=steps": ["lane", "line", "foot"],
    "detail=phases": ["lane", "line", "steps", "facts", "foot"],
    "compare=without": ["change"],
  };

  // Of several lines between the same two lanes the first of these that is among them is shown.
  const STRONGEST = ["line-visibility", "line-interaction", "line-internal"];

  // What a column calls that which a choice calls otherwise.
  const NAMES = { stage: "phase" };

  const figures = [...document.querySelectorAll(".picture[data-viewer]")].filter((figure) =>
    figure.querySelector(".picture__view"));
  figures.forEach((figure) => makeViews(figure, figures.length > 1 ? figure.dataset.viewer + "." : ""));

  function makeViews(figure, prefix) {
    const form = figure.querySelector(".picture__view");
    const opener = figure.querySelector("[data-do=view]");
    const line = figure.querySelector(".picture__shown");
    const all = line.querySelector("button");
    const sheets = [...figure.querySelectorAll(".picture__sheet")];
    const groups = [...form.querySelectorAll("[data-choice]")].map(readGroup);
    const foldings = new Map();

    function show() {
      const chosen = groups.filter(isChosen);
      const sheet = sheetFor(groups, sheets);
      sheets.forEach((other) => { other.hidden = other !== sheet; });
      const drawing = sheet.querySelector("svg");
      groups.filter((group) => !group.many).forEach((group) => drawing.setAttribute("data-" + group.key, valuesOf(group)[0]));
      const view = narrow(drawing, chosen);
      if (!foldings.has(drawing)) foldings.set(drawing, window.pmoFolding(drawing));
      foldings.get(drawing).unfold();
      hideOthers(drawing, view.empty ? [] : chosen.filter((group) => group.many));
      if (chosen.length && !view.empty) foldings.get(drawing).fold(view.columns, view.rows);
      sheet.style.setProperty("--natural", drawing.getAttribute("width") + "px");
      say(chosen, view);
      figure.dispatchEvent(new Event("picture:changed"));
    }

    function say(chosen, view) {
      const text = view.empty
        ? "Nothing answers to all of that, so the whole picture is shown."
        : view.said.join("; ");
      const status = line.querySelector("[role=status]");
      if (status.textContent !== text) status.textContent = text;
      line.classList.toggle("picture__shown--said", chosen.length > 0 && groups.some((group) => group.many));
      all.hidden = chosen.length === 0;
    }

    form.addEventListener("change", () => {
      show();
      write(groups, prefix);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    all.addEventListener("click", () => {
      form.reset();
      show();
      write(groups, prefix);
      opener.focus();
    });
    opener.addEventListener("click", () => {
      form.hidden = !form.hidden;
      opener.setAttribute("aria-expanded", String(!form.hidden));
    });
    figure.addEventListener("picture:shown", show);
    form.reset();
    read(groups, prefix);
    if (groups.some(isChosen)) document.fonts.ready.then(show);
  }

  function readGroup(element) {
    const inputs = [...element.querySelectorAll("input")];
    return {
      key: element.dataset.choice,
      many: "many" in element.dataset,
      title: element.querySelector("legend").textContent,
      inputs,
      standard: inputs.filter((input) => input.defaultChecked).map((input) => input.value).join(),
    };
  }

  function valuesOf(group) {
    return group.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  function isChosen(group) {
    return valuesOf(group).join() !== group.standard;
  }

  function labelsOf(group) {
    const labels = group.inputs.filter((input) => input.checked).map((input) => input.nextElementSibling.textContent);
    return labels.join(", ");
  }

  // The sheet that was drawn for most of what is chosen, and for nothing else.
  function sheetFor(groups, sheets) {
    const values = Object.fromEntries(groups.map((group) => [group.key, valuesOf(group).join()]));
    const fitting = sheets
      .map((sheet) => ({ sheet, view: Object.entries(JSON.parse(sheet.dataset.view || "{}")) }))
      .filter(({ view }) => view.every(([key, value]) => values[key] === value));
    return fitting.reduce((best, other) => (other.view.length > best.view.length ? other : best)).sheet;
  }

  // What is left of a drawing: the keys of its columns and rows, or null where all of them stay.
  function narrow(drawing, chosen) {
    const columns = JSON.parse(drawing.dataset.columns || "[]");
    const rows = JSON.parse(drawing.dataset.rows || "[]");
    const lanes = rows.filter((row) => row.kind === "lane");
    const view = { columns: null, rows: null, said: [], empty: false };
    let left = columns;
    let open = lanes;
    chosen.filter((group) => group.many).forEach((group) => {
      const wanted = new Set(valuesOf(group));
      const named = (column) => [column[NAMES[group.key] || group.key] ?? column[group.key + "s"] ?? []].flat();
      const isMarked = drawing.querySelector(`[data-${group.key}]`) !== null;
      if (group.key === "lanes") open = lanes.filter((lane) => wanted.has(lane.key));
      else view.said.push(labelsOf(group));
      if (!isMarked && columns.some((column) => named(column).length)) {
        left = left.filter((column) => named(column).some((name) => wanted.has(name)));
      }
    });
    view.empty = (columns.length > 0 && !left.length) || (lanes.length > 0 && !open.length);
    if (view.empty) return view;
    const without = chosen.flatMap((group) => LEFT_OUT[`${group.key}=${valuesOf(group)}`] || []);
    if (left.length < columns.length) {
      view.columns = new Set(left.map((column) => column.key));
      view.said.push(`${left.length} of ${columns.length} steps`);
    }
    if (open.length < lanes.length || without.length) {
      view.rows = new Set(openRows(rows, open, without).map((row) => row.key));
    }
    if (open.length < lanes.length) view.said.push(`${open.length} of ${lanes.length} lanes`);
    chosen.filter((group) => !group.many).forEach((group) => view.said.push(`${group.title}: ${labelsOf(group)}`));
    return view;
  }

  // A line stays while there are lanes on both its sides; of several between the same two, one does.
  function openRows(rows, open, without) {
    const first = rows.indexOf(open[0]);
    const last = rows.indexOf(open[open.length - 1]);
    const between = new Map(); // by the lane above
    rows.slice(0, last).forEach((row, index) => {
      if (row.kind !== "line" || index < first) return;
      const above = open.findLast((lane) => rows.indexOf(lane) < index);
      const other = between.get(above);
      if (!other || STRONGEST.indexOf(row.key) < STRONGEST.indexOf(other.key)) between.set(above, row);
    });
    const lines = [...between.values()];
    return rows.filter((row) => {
      if (without.includes(row.kind) || without.includes(row.key)) return false;
      if (row.kind === "lane") return open.includes(row);
      return row.kind !== "line" || lines.includes(row);
    });
  }

  // Things that say for whom they are (`data-persona`) go with those who were not chosen; so does what joins them.
  function hideOthers(drawing, chosen) {
    drawing.querySelectorAll("[data-left-out]").forEach((element) => element.removeAttribute("data-left-out"));
    chosen.forEach((group) => {
      const wanted = new Set(valuesOf(group));
      drawing.querySelectorAll(`[data-${group.key}]`).forEach((element) => {
        const names = element.getAttribute("data-" + group.key).split(" ");
        if (!names.some((name) => wanted.has(name))) element.setAttribute("data-left-out", "");
      });
    });
    drawing.querySelectorAll("[data-connector]").forEach((line) => {
      const ends = [line.dataset.from, line.dataset.to].map((id) => id && document.getElementById(id));
      if (ends.some((end) => end && end.closest("[data-left-out]"))) line.setAttribute("data-left-out", "");
    });
  }

  function read(groups, prefix) {
    const query = new URLSearchParams(window.location.search);
    groups.forEach((group) => {
      const values = (query.get(prefix + group.key) || "").split(",").filter((value) =>
        value && group.inputs.some((input) => input.value === value));
      if (!values.length) return;
      group.inputs.forEach((input) => { input.checked = (group.many ? values : values.slice(0, 1)).includes(input.value); });
    });
  }

  function write(groups, prefix) {
    const own = groups.map((group) => prefix + group.key);
    const pairs = [...new URLSearchParams(window.location.search)].filter(([key]) => !own.includes(key));
    groups.filter(isChosen).forEach((group) => pairs.push([prefix + group.key, valuesOf(group).join()]));
    const query = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
    try {
      window.history.replaceState(null, "", `${window.location.pathname}${query && "?" + query}${window.location.hash}`);
    } catch (refused) {
      // Some browsers keep the address of a file as it is; the view then holds for this visit.
    }
  }
})();
