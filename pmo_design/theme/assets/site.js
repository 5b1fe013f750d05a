// Theme switch, sections menu, search, filters, folded rows and sections, the contents column and a
// phone's phases. Each part is on its own, and does nothing on a page that lacks its elements. Whatever a page shows
// without this script stays complete.
(function () {
  "use strict";

  var root = document.documentElement;
  var base = root.dataset.base || ".";

  themeSwitch();
  sectionsMenu();
  barFit();
  search();
  foldedRows();
  filters();
  contentsColumn();
  folds();
  phases();

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // "Aluminium Réseau" and "aluminium reseau" are the same to somebody who searches.
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function themeSwitch() {
    var button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    var system = window.matchMedia("(prefers-color-scheme: dark)");
    var label = button.querySelector("[data-theme-name]");

    function isDark() {
      return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    }

    function name() {
      label.textContent = isDark() ? "Light" : "Dark";
    }

    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("pmo-theme", root.dataset.theme);
      } catch (refused) {
        // The choice then holds for this page only.
      }
      name();
    });
    system.addEventListener("change", name);
    name();
  }

  function sectionsMenu() {
    var button = document.querySelector("[data-menu]");
    if (!button) return;

    function set(open) {
      root.classList.toggle("menu-open", open);
      button.setAttribute("aria-expanded", String(open));
    }

    button.addEventListener("click", function () {
      root.classList.remove("search-open");
      set(button.getAttribute("aria-expanded") !== "true");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && root.classList.contains("menu-open")) {
        set(false);
        button.focus();
      }
    });
  }

  // Where the sections do not fit beside the search, names that have a sign of their own give way.
  function barFit() {
    var nav = document.querySelector(".sections");
    if (!nav) return;

    function fit() {
      root.classList.remove("tight");
      root.classList.toggle("tight", nav.scrollWidth > nav.clientWidth);
    }

    window.addEventListener("resize", fit);
    if (document.fonts) document.fonts.ready.then(fit);
    fit();
  }

  function search() {
    var form = document.querySelector("[data-search]");
    if (!form) return;
    var input = form.querySelector("input");
    var list = form.querySelector("[role=listbox]");
    var panel = form.querySelector(".search__panel");
    var count = form.querySelector("[role=status]");
    var opener = document.querySelector("[data-search-open]");
    var entries = null;
    var active = -1;
    var shown = 12;

    function load() {
      if (document.getElementById("pmo-search-index")) return;
      var script = element("script");
      script.id = "pmo-search-index";
      script.src = base + "/assets/search.js";
      script.addEventListener("load", function () {
        entries = (window.PMO_SEARCH || []).map(function (entry) {
          return { entry: entry, title: plain(entry.t), about: plain(entry.k + " " + entry.s), text: plain(entry.x) };
        });
        show();
      });
      script.addEventListener("error", function () {
        count.textContent = "The search index is missing.";
        panel.hidden = false;
      });
      document.head.appendChild(script);
    }

    function startsWord(text, word) {
      var at = text.indexOf(word);
      while (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1])) at = text.indexOf(word, at + 1);
      return at >= 0;
    }

    // 0 when a word is nowhere; the start of a title counts most, then its words, then the text.
    function score(item, words, query) {
      var sum = item.title === query ? 400 : item.title.startsWith(query) ? 200 : 0;
      for (var i = 0; i < words.length; i++) {
        var word = words[i];
        if (startsWord(item.title, word)) sum += 40;
        else if (item.title.includes(word)) sum += 20;
        else if (startsWord(item.about, word)) sum += 8;
        else if (startsWord(item.text, word)) sum += 4;
        else if (item.text.includes(word) || item.about.includes(word)) sum += 1;
        else return 0;
      }
      return sum;
    }

    function rank(query) {
      var words = query.split(/\s+/);
      return entries
        .map(function (item) { return { item: item, score: score(item, words, query) }; })
        .filter(function (found) { return found.score > 0; })
        .sort(function (a, b) { return b.score - a.score || (a.item.title < b.item.title ? -1 : 1); });
    }

    function excerpt(item, words) {
      var text = item.entry.x;
      var same = item.text.length === text.length;
      var at = same ? Math.max(0, item.text.indexOf(words[0])) : 0;
      var from = at > 48 ? text.lastIndexOf(" ", at - 32) + 1 : 0;
      if (text.length <= from + 120) return (from > 0 ? "… " : "") + text.slice(from);
      return (from > 0 ? "… " : "") + text.slice(from, text.lastIndexOf(" ", from + 120)) + " …";
    }

    function option(found, index, words) {
      var entry = found.item.entry;
      var line = element("li");
      line.setAttribute("role", "presentation");
      var link = element("a", "search__option");
      link.id = "search-option-" + index;
      link.href = base + "/" + entry.u;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.appendChild(element("span", "search__title", entry.t));
      link.appendChild(element("span", "search__kind", [entry.k, entry.s].filter(Boolean).join(", ")));
      link.appendChild(element("span", "search__text", excerpt(found.item, words)));
      line.appendChild(link);
      return line;
    }

    function show() {
      var query = plain(input.value.trim());
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.textContent = "";
      if (!query || !entries) return close();
      var words = query.split(/\s+/);
      var ranked = rank(query);
      ranked.slice(0, shown).forEach(function (found, index) { list.appendChild(option(found, index, words)); });
      list.hidden = ranked.length === 0;
      panel.hidden = false;
      input.setAttribute("aria-expanded", String(ranked.length > 0));
      count.textContent =
        ranked.length === 0 ? "Nothing found. Try fewer or shorter words." :
        ranked.length === 1 ? "1 entry found" :
        ranked.length > shown ? ranked.length + " entries found, the best " + shown + " shown" :
        ranked.length + " entries found";
    }

    function close() {
      panel.hidden = true;
      count.textContent = "";
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function move(step) {
      var options = all("[role=option]", list);
      if (!options.length) return;
      if (active >= 0) options[active].setAttribute("aria-selected", "false");
      active = active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length;
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    function shut() {
      close();
      input.value = "";
      if (root.classList.contains("search-open")) {
        root.classList.remove("search-open");
        opener.setAttribute("aria-expanded", "false");
        opener.focus();
      }
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", show);
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(-1);
      else if (event.key === "Escape") shut();
      else return;
      event.preventDefault();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var chosen = all("[role=option]", list)[Math.max(active, 0)];
      if (chosen && !panel.hidden) window.location.href = chosen.href;
    });
    document.addEventListener("click", function (event) {
      if (!form.contains(event.target)) close();
    });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      openSearch();
    });

    function openSearch() {
      if (opener && opener.offsetParent) {
        root.classList.add("search-open");
        root.classList.remove("menu-open");
        opener.setAttribute("aria-expanded", "true");
      }
      input.focus();
      input.select();
    }

    if (opener) {
      opener.addEventListener("click", function () {
        if (root.classList.contains("search-open")) shut();
        else openSearch();
      });
    }
  }

  // A row followed by a `detail` row gets a button that opens it; the address of a row opens it too.
  function foldedRows() {
    all("tr.detail").forEach(function (detail, index) {
      var row = detail.previousElementSibling;
      var cell = row.querySelector("th") || row.cells[0];
      var button = element("button", "opener");
      detail.id = detail.id || (row.id || "row-" + index) + "-detail";
      button.type = "button";
      button.setAttribute("aria-controls", detail.id);
      button.setAttribute("aria-label", "Details of " + cell.textContent.trim());
      button.addEventListener("click", function () { set(row.classList.contains("open") === false); });
      row.cells[0].prepend(button);
      row.classList.add("folds");

      function set(open) {
        detail.classList.toggle("folded", !open);
        row.classList.toggle("open", open);
        button.setAttribute("aria-expanded", String(open));
      }

      function follow() {
        if (row.id && window.location.hash === "#" + row.id) set(true);
      }

      set(false);
      follow();
      window.addEventListener("hashchange", follow);
    });
  }

  function filters() {
    all(".filter[data-filter-for]").forEach(function (bar) {
      var target = document.getElementById(bar.dataset.filterFor);
      if (!target) return;
      var rows = all("tbody > tr:not(.group):not(.detail), [data-item]", target).filter(function (row) {
        return !row.closest("tr.detail"); // a table inside an opened row is no row of this one
      });
      var text = bar.querySelector("[data-filter-text]");
      var selects = all("select[data-filter-name]", bar);
      var toggles = all("button[data-filter-value]", bar);
      var count = bar.querySelector(".filter__count");
      var words = rows.map(function (row) { return plain(row.textContent); });

      function wanted() {
        var byName = {};
        function want(name, value) {
          (byName[name] = byName[name] || []).push(value);
        }
        selects.forEach(function (select) { if (select.value) want(select.dataset.filterName, select.value); });
        toggles.forEach(function (toggle) {
          if (toggle.getAttribute("aria-pressed") === "true") want(toggle.dataset.filterName, toggle.dataset.filterValue);
        });
        return byName;
      }

      function apply() {
        var byName = wanted();
        var sought = text ? plain(text.value.trim()).split(/\s+/) : [];
        var shown = 0;
        rows.forEach(function (row, index) {
          var fits = Object.keys(byName).every(function (name) {
            var values = (row.getAttribute("data-" + name) || "").split(" ");
            return byName[name].some(function (value) { return values.includes(value); });
          }) && sought.every(function (word) { return words[index].includes(word); });
          row.classList.toggle("filtered", !fits);
          var detail = row.nextElementSibling;
          if (detail && detail.classList.contains("detail")) detail.classList.toggle("filtered", !fits);
          if (fits) shown += 1;
        });
        all("tbody", target).forEach(function (body) {
          var own = rows.filter(function (row) { return row.parentNode === body; });
          var left = own.filter(function (row) { return !row.classList.contains("filtered"); });
          body.classList.toggle("filtered", own.length > 0 && left.length === 0);
        });
        count.textContent = shown + " of " + rows.length + " " + (bar.dataset.noun ? bar.dataset.noun + " " : "") + "shown";
      }

      if (text) text.addEventListener("input", apply);
      selects.forEach(function (select) { select.addEventListener("change", apply); });
      toggles.forEach(function (toggle) {
        toggle.addEventListener("click", function () {
          toggle.setAttribute("aria-pressed", String(toggle.getAttribute("aria-pressed") !== "true"));
          apply();
        });
      });
      apply();
    });
  }

  // The entry of the heading last passed is the current one.
  function contentsColumn() {
    var links = all(".contents a[href^='#']");
    var headings = links
      .map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); })
      .filter(Boolean);
    if (headings.length === 0 || !("IntersectionObserver" in window)) return;

    function mark() {
      var edge = window.innerHeight * 0.3;
      var passed = headings.filter(function (heading) { return heading.getBoundingClientRect().top < edge; });
      var current = passed.length ? passed[passed.length - 1] : headings[0];
      links.forEach(function (link) {
        if (link.hash === "#" + encodeURIComponent(current.id) || link.hash === "#" + current.id) {
          link.setAttribute("aria-current", "true");
        } else {
          link.removeAttribute("aria-current");
        }
      });
    }

    var observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px", threshold: [0, 1] });
    headings.forEach(function (heading) { observer.observe(heading); });
    mark();
  }

  // What is long begins closed on a phone; a link into a closed section opens it.
  function folds() {
    if (window.matchMedia("(max-width: 639.98px)").matches) {
      all("details[data-fold=narrow]").forEach(function (section) { section.open = false; });
    }

    function follow() {
      var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var closed = target && target.closest("details:not([open])");
      if (!closed) return;
      closed.open = true;
      target.scrollIntoView();
    }

    follow();
    window.addEventListener("hashchange", follow);
  }

  // A blueprint on a phone shows one phase at a time; without this script, all of them.
  function phases() {
    all(".bp-phone").forEach(function (phone) {
      var sections = all(".bp-phone__phase", phone);
      var links = all("a[data-bp-phase]", phone);
      if (sections.length < 2) return;

      function show(name) {
        sections.forEach(function (section) {
          section.toggleAttribute("data-bp-current", section.dataset.bpPhase === name);
        });
        all(".bp-tabs a", phone).forEach(function (tab) {
          if (tab.dataset.bpPhase === name) tab.setAttribute("aria-current", "true");
          else tab.removeAttribute("aria-current");
        });
      }

      function named() {
        var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        var section = target && target.closest(".bp-phone__phase");
        return section && phone.contains(section) ? section.dataset.bpPhase : null;
      }

      // A view that was sent names phases; the first of them is shown.
      function asked() {
        var wanted = (new URLSearchParams(location.search).get("phase") || "").split(",");
        var section = sections.find(function (each) { return wanted.includes(each.dataset.bpPhase); });
        return section ? section.dataset.bpPhase : null;
      }

      phone.setAttribute("data-bp-single", "");
      show(named() || asked() || sections[0].dataset.bpPhase);
      links.forEach(function (link) {
        link.addEventListener("click", function () { show(link.dataset.bpPhase); });
      });
      window.addEventListener("hashchange", function () { if (named()) show(named()); });
    });
  }
})();
