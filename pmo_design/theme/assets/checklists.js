// A checklist that is filled in on a screen, with or without a connection. What is filled in stays in this browser,
// by document and criterion; `accept import` takes the CSV as it is. Without this script, and on paper, the printable
// list is shown.
(function () {
  "use strict";

  const PREFIX = "pmo-checklist:";
  const NEEDED = {
    "test-run": { result: "a result", date: "a date" },
    measurement: { value: "a value", from: "the first day", to: "the last day", source: "a source" },
  };
  const WRITTEN = { value: /^[+-]?\d+(\.\d+)?$/, n: /^\d{1,15}$/ };
  const HOW = { value: "write the value as 12.5", n: "n is a whole number", to: "the last day is before the first" };
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const FORMULA = /^'*[=+\-@\t\r]/;
  const NUMBER = /^[+-]?\d+(\.\d+)?$/;

  const form = document.querySelector("form.ticks");
  if (form) start(form);

  function start(form) {
    const own = `${PREFIX}${form.dataset.document}:`;
    const store = makeStore(own);
    const sites = form.querySelector("[data-sites]").content;
    form.querySelectorAll("[data-field=site]").forEach((select) => select.append(sites.cloneNode(true)));
    const groups = [...form.querySelectorAll(".ticks__group")];
    const rows = [...form.querySelectorAll(".entry")].map((element) => readRow(element));
    const profile = [...form.querySelectorAll("[data-profile]")];
    const said = form.querySelector("[data-said]");
    const lines = new Map([...form.querySelectorAll("[data-paper]")].map((line) => [line.dataset.paper, line]));

    form.querySelectorAll("[data-live]").forEach((part) => { part.hidden = false; });
    document.documentElement.classList.add("ticking");
    refreshAll();
    narrow();
    if (store.fault()) say(store.fault());

    form.addEventListener("input", (event) => changed(event.target));
    form.addEventListener("change", (event) => changed(event.target));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      const back = event.target.closest("[data-back]");
      if (back) takeBack(rows.find((row) => row.element.contains(back)));
      else if (event.target.closest("[data-export]")) exportCsv();
      else if (event.target.closest("[data-clear]")) clear();
    });
    window.addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(own)) again();
    });
    window.addEventListener("pageshow", (event) => { if (event.persisted) again(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });

    // Another window has written, or may have while this one was put away.
    function again() {
      store.load();
      refreshAll();
    }

    // ── what is filled in ──────────────────────────────────────────────────────────────────

    function changed(target) {
      if (target.dataset.profile) return keep("", "profile", target.dataset.profile, target.value.trim());
      if (target.dataset.by !== undefined) return narrow();
      const row = rows.find((each) => each.element.contains(target));
      if (!row || !target.dataset.field) return;
      const first = row.kind === "test-run" && target.dataset.field === "result" && !store.read(row.criterion)[row.key];
      keep(row.criterion, row.key, target.dataset.field, target.value.trim());
      if (first) keep(row.criterion, row.key, "date", today());
      rows.filter((each) => each.key === row.key).forEach((each) => refresh(each, target));
      count();
    }

    function keep(criterion, key, field, value) {
      const before = store.fault();
      const now = store.write(criterion, key, field, value);
      if (now || before) say(now || "There is room again: everything is kept.");
    }

    function takeBack(row) {
      store.drop(row.criterion, row.key);
      rows.filter((each) => each.key === row.key).forEach((each) => refresh(each));
      count();
      (row.element.querySelector("[data-field=result]") || row.fields[0]).focus();
    }

    function clear() {
      const filled = rows.filter((row) => isBegun(entryOf(row))).length;
      if (!window.confirm(`Clear what is filled in on this device (${filled} of ${rows.length})? It cannot be brought back; export it first to keep it.`)) return;
      store.clear();
      refreshAll();
      say("Everything that was filled in is cleared.");
    }

    function entryOf(row) {
      return store.read(row.criterion)[row.key] || {};
    }

    // ── what is shown ──────────────────────────────────────────────────────────────────────

    function refreshAll() {
      const told = store.read("").profile || {};
      profile.forEach((input) => { if (input !== document.activeElement) input.value = told[input.dataset.profile] || ""; });
      rows.forEach((row) => refresh(row));
      count();
    }

    // A field that is being written in is left alone, and so is one that still shows what was known beforehand.
    function refresh(row, written) {
      const entry = entryOf(row);
      row.fields.forEach((input) => {
        const value = entry[input.dataset.field] ?? (row.columns[input.dataset.field] || "");
        if (input.type === "radio") input.checked = input.value === value;
        else if (input !== written && input.value !== value) input.value = value;
      });
      const begun = isBegun(entry);
      const missing = begun ? faultsOf(row, entry) : [];
      row.element.classList.toggle("entry--filled", begun && !missing.length);
      row.element.classList.toggle("entry--begun", begun && missing.length > 0);
      row.element.querySelector(".entry__more").hidden = !begun;
      row.element.querySelector("[data-missing]").textContent = missing.length ? `Still to do: ${missing.join(", ")}.` : "";
      const grave = row.element.querySelector("[data-when-failed]");
      if (grave) grave.hidden = entry.result !== "failed";
      writeOnPaper(row.criterion);
    }

    function count() {
      const entries = rows.map((row) => [row, entryOf(row)]);
      const begun = entries.filter(([, entry]) => isBegun(entry));
      const incomplete = begun.filter(([row, entry]) => faultsOf(row, entry).length);
      form.querySelector("[data-count]").textContent = String(begun.length - incomplete.length);
      form.querySelector("[data-incomplete]").textContent = incomplete.length ? `, ${incomplete.length} begun` : "";
    }

    function narrow() {
      const wanted = [...form.querySelectorAll("[data-by]")].filter((select) => select.value);
      let shown = 0;
      groups.forEach((group) => {
        const part = wanted.every((select) => select.dataset.by !== "group" || select.value === group.dataset.group);
        const ticks = [...group.querySelectorAll(".tick")];
        ticks.forEach((tick) => {
          const fits = part && wanted.every((select) => select.dataset.by === "group" || belongs(tick, select));
          tick.hidden = !fits;
          lines.get(tick.dataset.criterion).hidden = !fits;
          if (fits) shown += narrowRows(tick, wanted.find((select) => select.dataset.by === "site"));
        });
        group.hidden = ticks.every((tick) => tick.hidden);
      });
      const line = form.querySelector("[data-shown]");
      if (line) line.textContent = `${shown} of ${rows.length} shown`;
    }

    function belongs(tick, select) {
      return tick.getAttribute(`data-${select.dataset.by}`).split(" ").includes(select.value);
    }

    // Of a criterion that is shown site by site only the rows of the site are left.
    function narrowRows(tick, site) {
      const own = rows.filter((row) => tick.contains(row.element));
      own.forEach((row) => { row.element.hidden = Boolean(site && row.columns.site && row.columns.site !== site.value); });
      return own.filter((row) => !row.element.hidden).length;
    }

    function say(text) {
      said.textContent = text;
    }

    // ── the table ──────────────────────────────────────────────────────────────────────────

    function exportCsv() {
      const lacking = profile.find((input) => !input.value.trim());
      if (lacking) {
        say(`First write down ${lacking.dataset.profile === "run" ? "the name of the run" : "your role"}: every line needs it.`);
        return lacking.focus();
      }
      const ready = [];
      const left = [];
      const seen = new Set();
      rows.forEach((row) => {
        const entry = entryOf(row);
        if (!isBegun(entry) || seen.has(row.key)) return;
        seen.add(row.key);
        (faultsOf(row, entry).length ? left : ready).push([row, entry]);
      });
      const rest = left.length ? ` Left out, as not yet whole: ${left.map(([row]) => row.columns.criterion).join(", ")}.` : "";
      if (!ready.length) return say(`Nothing is filled in yet, so there is nothing to export.${rest}`);
      const told = Object.fromEntries(profile.map((input) => [input.dataset.profile, input.value.trim()]));
      const columns = form.dataset.columns.split(" ");
      const lines = [columns, ...ready.map(([row, entry]) => lineOf(row, entry, told, columns))];
      const name = `${fileName(form.dataset.document)}-${fileName(told.run)}.csv`;
      download(name, "\ufeff" + lines.map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n");
      say(`${ready.length} ${ready.length === 1 ? "line" : "lines"} written to ${name}. To take them over: pmo-design accept import ${name}.${rest}`);
    }

    function lineOf(row, entry, told, columns) {
      const line = { ...row.columns, ...entry };
      if (row.kind === "measurement") line.observer = told.tester;
      else Object.assign(line, told);
      if (line.result !== "failed") delete line.severity;
      return columns.map((column) => line[column] || "");
    }

    // ── paper: what is filled in stands in the printed list too ─────────────────────────────

    function writeOnPaper(criterion) {
      const entries = rows.filter((row) => row.criterion === criterion).map((row) => [row, entryOf(row)]);
      const filled = entries.filter(([row, entry]) => isBegun(entry) && !faultsOf(row, entry).length);
      const failed = filled.some(([, entry]) => entry.result && entry.result !== "passed");
      const whole = filled.length === entries.length && filled.length > 0;
      const [box, evidence, date] = ["box", "evidence", "date"].map((name) =>
        lines.get(criterion).querySelector(`[data-of=${name}]`));
      box.dataset.seen = failed ? "failed" : whole ? "seen" : "";
      evidence.textContent = filled.map(([row, entry]) => shortOf(row, entry)).join("; ");
      date.textContent = filled.map(([, entry]) => entry.date || entry.to).sort().slice(-1).map(dayOf).join("");
    }

    function shortOf(row, entry) {
      const where = entry.evidence || entry.note || "";
      const what = row.kind === "measurement" ? `${entry.value}${row.unit}` : entry.result.replace("-", " ");
      return where ? `${what}, ${where}` : what;
    }
  }

  function readRow(element) {
    const columns = JSON.parse(element.dataset.columns);
    const criterion = element.closest("[data-criterion]").dataset.criterion;
    return {
      element, columns, criterion,
      key: element.dataset.key,
      kind: element.dataset.kind,
      unit: element.dataset.unit ? `\u00a0${element.dataset.unit}` : "",
      fields: [...element.querySelectorAll("[data-field]")],
    };
  }

  function isBegun(entry) {
    return Boolean(entry.result || entry.value || entry.n || entry.from || entry.to);
  }

  // What a line still lacks, in words.
  function faultsOf(row, entry) {
    const line = { ...row.columns, ...entry };
    const missing = Object.entries(NEEDED[row.kind]).filter(([field]) => !line[field]).map(([, words]) => words);
    const wrong = Object.keys(WRITTEN).filter((field) => line[field] && row.kind === "measurement" && !WRITTEN[field].test(line[field]));
    if (line.from && line.to && line.to < line.from) wrong.push("to");
    return [...missing, ...wrong.map((field) => HOW[field])];
  }

  // Each field lies in the storage by itself (`…:criterion:row:field`), so that two windows cannot write over each
  // other's lines. What it refuses (private windows, files, no room) is kept until the page is closed.
  function makeStore(own) {
    const waiting = new Map();
    let kept = new Map();
    let broken = false;
    try {
      window.localStorage.setItem(`${own}?`, "1");
      window.localStorage.removeItem(`${own}?`);
    } catch (refused) {
      broken = true;
    }
    load();

    function load() {
      kept = new Map();
      if (broken) return;
      Object.keys(window.localStorage)
        .filter((key) => key.startsWith(own))
        .forEach((key) => place(key, window.localStorage.getItem(key)));
      waiting.forEach((value, key) => place(key, value));
    }

    function place(key, value) {
      const [criterion, row, field] = key.slice(own.length).split(":");
      if (!kept.has(criterion)) kept.set(criterion, {});
      const told = kept.get(criterion);
      told[row] = { ...told[row], [field]: value };
    }

    function put(key, value) {
      place(key, value);
      waiting.set(key, value);
      try {
        waiting.forEach((text, name) => {
          window.localStorage.setItem(name, text);
          waiting.delete(name);
        });
      } catch (refused) {
        // Tried again with the next field: there may be room by then.
      }
      return fault();
    }

    function remove(wanted) {
      [...waiting.keys()].filter(wanted).forEach((key) => waiting.delete(key));
      if (!broken) Object.keys(window.localStorage).filter(wanted).forEach((key) => window.localStorage.removeItem(key));
    }

    function fault() {
      if (broken) return "This browser keeps nothing for this page: export before you close it.";
      if (waiting.size) return "This browser has no room left: what you fill in holds until the page is closed. Export it before.";
      return "";
    }

    return {
      load,
      fault,
      read: (criterion) => kept.get(criterion) || {},
      write: (criterion, row, field, value) => put(`${own}${criterion}:${row}:${field}`, value),
      drop(criterion, row) {
        remove((key) => key.startsWith(`${own}${criterion}:${row}:`));
        delete kept.get(criterion)[row];
      },
      clear() {
        remove((key) => key.startsWith(own) && !key.startsWith(`${own}:`));
        kept = new Map([["", kept.get("") || {}]]);
      },
    };
  }

  function cell(text) {
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function fileName(text) {
    return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "checklist";
  }

  // 2026-11-16 as 16 Nov 2026, as everywhere else in the list.
  function dayOf(text) {
    const [year, month, day] = text.split("-").map(Number);
    return `${day} ${MONTHS[month - 1]} ${year}`;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }
})();
