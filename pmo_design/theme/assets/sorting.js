// Tables that say so (`data-sortable`) are sorted by a column: up, down, then as they were authored. Rows stay within
// their group, and what a row opens stays below it. What has no value comes last either way. A cell is sorted by its
// `data-sort`, else by its text, numbers in it by their size. On a phone, where the headings are gone, a list in the
// filter bar does the same.
(function () {
  "use strict";

  var words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  Array.prototype.forEach.call(document.querySelectorAll("table[data-sortable]"), function (table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var groups = Array.prototype.map.call(table.tBodies, authored);
    var choice = list(table, heads);

    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var now = head.getAttribute("aria-sort");
        sort(column, now === "ascending" ? "descending" : now === "descending" ? null : "ascending");
      });
    });

    if (choice) {
      choice.addEventListener("change", function () {
        var asked = choice.value.split(" ");
        sort(Number(asked[0]), asked[1] || null);
      });
    }

    function sort(column, way) {
      heads.forEach(function (head, at) {
        if (at === column && way) head.setAttribute("aria-sort", way);
        else head.removeAttribute("aria-sort");
      });
      if (choice) choice.value = way ? column + " " + way : "";
      groups.forEach(function (group) {
        var rows = way ? sorted(group.rows, column, way === "ascending" ? 1 : -1) : group.rows;
        rows.forEach(function (row) {
          row.lines.forEach(function (line) { group.body.appendChild(line); });
        });
      });
    }
  });

  // A group's rows as they were authored, each with the line that it opens.
  function authored(body) {
    var rows = [];
    Array.prototype.forEach.call(body.rows, function (line) {
      if (line.classList.contains("group")) return;
      if (line.classList.contains("detail")) rows[rows.length - 1].lines.push(line);
      else rows.push({ lines: [line], place: rows.length });
    });
    return { body: body, rows: rows };
  }

  function sorted(rows, column, way) {
    return rows
      .map(function (row) { return { row: row, key: key(row.lines[0].cells[column]) }; })
      .sort(function (a, b) {
        if (!a.key || !b.key) return (a.key ? 0 : 1) - (b.key ? 0 : 1) || a.row.place - b.row.place;
        return way * words.compare(a.key, b.key) || a.row.place - b.row.place;
      })
      .map(function (each) { return each.row; });
  }

  function key(cell) {
    if (!cell) return "";
    var told = cell.getAttribute("data-sort");
    return (told === null ? cell.textContent : told).trim();
  }

  function list(table, heads) {
    var bar = document.querySelector('.filter[data-filter-for="' + table.id + '"]');
    if (!bar) return null;
    var field = document.createElement("div");
    var label = document.createElement("label");
    var select = document.createElement("select");
    field.className = "filter__field filter__field--order";
    select.className = "control";
    select.id = table.id + "-order";
    label.htmlFor = select.id;
    label.textContent = "Order";
    select.appendChild(new Option("As listed", ""));
    heads.forEach(function (head, column) {
      select.appendChild(new Option(head.textContent.trim(), column + " ascending"));
      select.appendChild(new Option(head.textContent.trim() + ", reversed", column + " descending"));
    });
    field.appendChild(label);
    field.appendChild(select);
    bar.insertBefore(field, bar.querySelector(".filter__count"));
    return select;
  }
})();
