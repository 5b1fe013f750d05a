// Pictures seen closely: zoom, pan, full screen, and what stays in view while a picture scrolls.
// A `figure.picture` has a scroller, and in it sheets, one of them shown. To zoom is to set the width of the sheet
// (`--shown`), so that lines and type stay sharp; the browser scrolls. views.js changes what a sheet shows and then
// sends `picture:changed`. Without this script a sheet has the width that the style gives it.
(function () {
  "use strict";

  const LEAST = 0.25;
  const MOST = 4;
  const STEP = 1.25;
  const STILL = 4; // pixels that a pressed pointer may move before it drags
  const ICON_EDGE = 10; // beside the icons of a rail that shows nothing else
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const slim = window.matchMedia("(max-width: 639.98px)");

  document.documentElement.classList.add("js");
  document.querySelectorAll(".picture[data-viewer]").forEach((figure) => {
    const lens = makeLens(figure);
    const screen = makeFullScreen(lens);
    buttons(lens, screen);
    keys(lens, screen);
    wheel(lens);
    pinch(lens);
    drag(lens);
    stays(lens);
    onward(lens);
    downloads(figure);
  });

  // How large the shown sheet is: as the style gives it ("auto"), as fits ("fit"), or by a factor.
  function makeLens(figure) {
    const scroller = figure.querySelector(".picture__scroll");
    const scale = figure.querySelector(".picture__scale");
    let size = "auto";

    const lens = {
      figure,
      scroller,
      sheet: () => scroller.querySelector(".picture__sheet:not([hidden])"),
      drawing: () => lens.sheet().querySelector("svg"),
      natural: () => parseFloat(lens.sheet().style.getPropertyValue("--natural")),
      factor: () => lens.sheet().getBoundingClientRect().width / lens.natural(),
      isFull: () => figure.classList.contains("picture--full"),
      size: () => size,
      set,
      zoom,
      centre,
    };

    function fitted() {
      if (!lens.isFull()) return "100%";
      const { width, height } = lens.drawing().viewBox.baseVal;
      return Math.min(scroller.clientWidth, (scroller.clientHeight * width) / height) + "px";
    }

    function set(wanted) {
      size = wanted;
      const sheet = lens.sheet();
      if (size === "auto") sheet.style.removeProperty("--shown");
      else sheet.style.setProperty("--shown", size === "fit" ? fitted() : size * lens.natural() + "px");
      tell();
    }

    function tell() {
      const wide = scroller.scrollWidth > scroller.clientWidth + 1;
      const high = lens.isFull() && scroller.scrollHeight > scroller.clientHeight + 1;
      scroller.classList.toggle("picture__scroll--loose", wide || high);
      const factor = lens.factor();
      const text = Math.round(100 * factor) + "\u202f%";
      if (!scroller.offsetParent && !lens.isFull()) return;
      if (scale.textContent !== text) scale.textContent = text;
      disable("in", factor > MOST - 0.001);
      disable("out", factor < LEAST + 0.001);
    }

    function disable(name, yes) {
      figure.querySelector(`[data-do=${name}]`).setAttribute("aria-disabled", String(yes));
    }

    function centre() {
      const box = scroller.getBoundingClientRect();
      const top = Math.max(box.top, 0);
      const bottom = Math.min(box.bottom, window.innerHeight);
      return [box.left + box.width / 2, bottom > top ? (top + bottom) / 2 : top];
    }

    // Zoom, and keep what is at a point of the window where it is.
    function zoom(factor, [x, y] = centre()) {
      const before = lens.sheet().getBoundingClientRect();
      const across = (x - before.left) / before.width;
      const down = (y - before.top) / before.height;
      set(typeof factor === "number" ? Math.min(MOST, Math.max(LEAST, factor)) : factor);
      const after = lens.sheet().getBoundingClientRect();
      pan(lens, after.left + across * after.width - x, after.top + down * after.height - y);
    }

    new ResizeObserver(() => set(size)).observe(scroller);
    figure.addEventListener("picture:changed", () => set(size));
    return lens;
  }

  // Beside the picture it is the page that scrolls down, on the full screen the picture.
  function pan(lens, right, down) {
    lens.scroller.scrollLeft += right;
    if (lens.isFull()) lens.scroller.scrollTop += down;
    else if (down) window.scrollBy({ top: down, behavior: "instant" });
  }

  // The figure over all else, by the browser's own full screen where there is one.
  function makeFullScreen(lens) {
    const { figure, scroller } = lens;
    const button = figure.querySelector("[data-do=full]");
    let outside = [];
    let back = null;

    function enter() {
      back = { size: lens.size(), left: scroller.scrollLeft, focus: document.activeElement };
      figure.classList.add("picture--full");
      figure.setAttribute("role", "dialog");
      figure.setAttribute("aria-modal", "true");
      outside = others(figure);
      outside.forEach((element) => { element.inert = true; });
      button.querySelector("span").textContent = "Close";
      lens.set("auto");
      scroller.scrollTo(0, 0);
      scroller.focus({ preventScroll: true });
      if (figure.requestFullscreen) figure.requestFullscreen().catch(() => {});
      figure.dispatchEvent(new Event("picture:shown"));
    }

    function leave() {
      if (!lens.isFull()) return;
      figure.classList.remove("picture--full");
      figure.removeAttribute("role");
      figure.removeAttribute("aria-modal");
      outside.forEach((element) => { element.inert = false; });
      button.querySelector("span").textContent = "Full screen";
      if (document.fullscreenElement === figure) document.exitFullscreen();
      lens.set(back.size);
      scroller.scrollLeft = back.left;
      const target = figure.contains(back.focus) && back.focus.offsetParent ? back.focus : button;
      target.focus({ preventScroll: true });
      figure.scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    // What a link of this page leads to lies under the full screen.
    figure.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      const target = link && (link.getAttribute("href") || link.getAttribute("xlink:href") || "");
      if (target && target.startsWith("#") && !event.defaultPrevented) leave();
    });
    document.addEventListener("fullscreenchange", () => {
      if (document.fullscreenElement !== figure) leave();
      else lens.set(lens.size());
    });
    return { toggle: () => (lens.isFull() ? leave() : enter()), leave };
  }

  function others(element) {
    const found = [];
    for (let at = element; at !== document.body; at = at.parentElement) {
      found.push(...[...at.parentElement.children].filter((child) => child !== at && !child.inert));
    }
    return found;
  }

  function buttons(lens, screen) {
    const acts = {
      in: () => lens.zoom(lens.factor() * STEP),
      out: () => lens.zoom(lens.factor() / STEP),
      fit: () => lens.zoom("fit"),
      natural: () => lens.zoom(1),
      full: screen.toggle,
    };
    lens.figure.querySelectorAll("[data-do]").forEach((button) => {
      if (button.dataset.do in acts) button.addEventListener("click", acts[button.dataset.do]);
    });
  }

  function keys(lens, screen) {
    const { scroller } = lens;
    const acts = {
      "+": () => lens.zoom(lens.factor() * STEP),
      "=": () => lens.zoom(lens.factor() * STEP),
      "-": () => lens.zoom(lens.factor() / STEP),
      0: () => lens.zoom("fit"),
      1: () => lens.zoom(1),
      f: screen.toggle,
      F: screen.toggle,
      Home: () => { scroller.scrollLeft = 0; },
      End: () => { scroller.scrollLeft = scroller.scrollWidth; },
    };
    scroller.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in acts)) return;
      event.preventDefault();
      acts[event.key]();
    });
    lens.figure.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !lens.isFull()) return;
      event.preventDefault();
      screen.leave();
    });
  }

  function wheel(lens) {
    lens.scroller.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
      lens.zoom(lens.factor() * Math.exp(-Math.max(-60, Math.min(60, pixels)) / 250), [event.clientX, event.clientY]);
    }, { passive: false });
    lens.scroller.addEventListener("dblclick", (event) => {
      if (event.target.closest("a")) return;
      lens.zoom(lens.factor() * (event.shiftKey ? 1 / 1.6 : 1.6), [event.clientX, event.clientY]);
    });
  }

  // Two fingers zoom and pan; one finger scrolls, as everywhere.
  function pinch(lens) {
    let last = null;

    function read([one, two]) {
      return {
        apart: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY),
        at: [(one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2],
      };
    }

    lens.scroller.addEventListener("touchstart", (event) => {
      last = event.touches.length === 2 ? read(event.touches) : null;
    }, { passive: true });
    lens.scroller.addEventListener("touchmove", (event) => {
      if (!last || event.touches.length !== 2) return;
      if (event.cancelable) event.preventDefault();
      const now = read(event.touches);
      pan(lens, last.at[0] - now.at[0], last.at[1] - now.at[1]);
      lens.zoom((lens.factor() * now.apart) / Math.max(last.apart, 1), now.at);
      last = now;
    }, { passive: false });
    lens.scroller.addEventListener("touchend", () => { last = null; });
  }

  // The mouse takes hold of the picture; a press that does not move is a click and follows its link.
  function drag(lens) {
    const { scroller } = lens;
    let from = null;
    let dragging = false;

    scroller.addEventListener("pointerdown", (event) => {
      const loose = scroller.classList.contains("picture__scroll--loose");
      if (event.pointerType !== "mouse" || event.button !== 0 || !loose) return;
      from = [event.clientX, event.clientY];
      dragging = false;
    });
    scroller.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [x, y] = [event.clientX, event.clientY];
      if (!dragging && Math.hypot(x - from[0], y - from[1]) <= STILL) return;
      if (!dragging) {
        dragging = true;
        scroller.setPointerCapture(event.pointerId);
        scroller.classList.add("picture__scroll--drawn");
      }
      pan(lens, from[0] - x, from[1] - y);
      from = [x, y];
    });

    function drop() {
      from = null;
      scroller.classList.remove("picture__scroll--drawn");
    }

    scroller.addEventListener("pointerup", drop);
    scroller.addEventListener("pointercancel", drop);
    scroller.addEventListener("dragstart", (event) => event.preventDefault());
    scroller.addEventListener("click", (event) => {
      if (dragging) event.preventDefault();
      dragging = false;
    }, true);
  }

  // The rail stays at the left and, on the full screen, the heads of the columns at the top: drawn once more, above.
  function stays(lens) {
    const { figure, scroller } = lens;

    function scrolled() {
      const drawing = lens.drawing();
      const head = numbers(drawing, "head");
      const scale = lens.factor();
      scroller.classList.toggle("picture__scroll--aside", scroller.scrollLeft > 1);
      scroller.classList.toggle(
        "picture__scroll--below", lens.isFull() && Boolean(head) && scroller.scrollTop > head[0] * scale,
      );
    }

    function draw() {
      scroller.querySelectorAll(".picture__head").forEach((copy) => copy.remove());
      const sheet = lens.sheet();
      const drawing = lens.drawing();
      const { width, height } = drawing.viewBox.baseVal;
      const rail = numbers(drawing, "rail");
      const head = numbers(drawing, "head");
      const old = sheet.querySelector(".picture__rail");
      if (old && rail) {
        const group = drawing.querySelector("[data-rail]");
        const [from, to] = (slim.matches && iconsOf(drawing, group)) || rail;
        old.replaceChildren(copyOf(group), edgeOf(group.getBBox(), to));
        old.setAttribute("viewBox", `${from} 0 ${to - from} ${height}`);
        old.classList.toggle("picture__rail--slim", to < rail[1]);
        sheet.style.setProperty("--rail", (100 * (to - from)) / width + "%");
        rail.splice(0, 2, from, to);
      }
      if (head && lens.isFull()) {
        sheet.style.setProperty("--head", (100 * head[0]) / width + "%");
        const strip = stripOf(drawing, 0, width, head);
        sheet.append(strip);
        if (rail) {
          const corner = strip.cloneNode(true);
          corner.classList.add("picture__corner");
          corner.setAttribute("viewBox", `${rail[0]} ${head[0]} ${rail[1] - rail[0]} ${head[1] - head[0]}`);
          sheet.append(corner);
        }
      }
      scrolled();
    }

    scroller.addEventListener("scroll", scrolled, { passive: true });
    figure.addEventListener("picture:changed", draw);
    figure.addEventListener("picture:shown", draw);
    slim.addEventListener("change", draw);
    draw();
  }

  // From where to where the icons of a rail reach: what of it stays in view where there is little room.
  function iconsOf(drawing, rail) {
    const sheet = drawing.getBoundingClientRect();
    const scale = sheet.width / drawing.viewBox.baseVal.width;
    const boxes = [...rail.querySelectorAll("[data-icon]")].map((icon) => icon.getBoundingClientRect());
    const seen = boxes.filter((box) => box.width > 0);
    if (!seen.length) return null;
    const left = Math.min(...seen.map((box) => box.left)) - sheet.left;
    const right = Math.max(...seen.map((box) => box.right)) - sheet.left;
    return [left / scale - ICON_EDGE, right / scale + ICON_EDGE];
  }

  // A picture that is cut off at the right fades there, and a button leads on to what is not seen, and back.
  function onward(lens) {
    const { figure, scroller } = lens;
    const button = figure.querySelector("[data-do=on]");

    function look() {
      const hidden = scroller.scrollWidth - scroller.clientWidth;
      const isWide = hidden > 1;
      const isAtEnd = scroller.scrollLeft > hidden - 2;
      scroller.classList.toggle("picture__scroll--cut", isWide && !isAtEnd);
      button.hidden = !isWide;
      button.classList.toggle("picture__onward--back", isAtEnd);
      const text = isAtEnd ? "Back to the left" : "More at the right";
      if (button.firstElementChild.textContent !== text) button.firstElementChild.textContent = text;
    }

    button.addEventListener("click", () => {
      const isBack = button.classList.contains("picture__onward--back");
      const step = isBack ? -scroller.scrollWidth : 0.8 * scroller.clientWidth;
      scroller.scrollBy({ left: step, behavior: calm.matches ? "instant" : "smooth" });
    });
    scroller.addEventListener("scroll", look, { passive: true });
    new ResizeObserver(look).observe(scroller);
    scroller.querySelectorAll(".picture__sheet").forEach((sheet) => new ResizeObserver(look).observe(sheet));
    look();
  }

  function edgeOf(box, x) {
    const edge = document.createElementNS("http://www.w3.org/2000/svg", "path");
    edge.setAttribute("class", "picture__edge");
    edge.setAttribute("d", `M${x} ${box.y}V${box.y + box.height}`);
    return edge;
  }

  function numbers(drawing, name) {
    return drawing.hasAttribute("data-" + name) ? drawing.getAttribute("data-" + name).split(" ").map(Number) : null;
  }

  function stripOf(drawing, left, width, [top, bottom]) {
    const strip = copyOf(drawing);
    const edge = drawing.getBoundingClientRect();
    const scale = edge.width / drawing.viewBox.baseVal.width;
    prune(drawing, strip, edge.top + top * scale, edge.top + bottom * scale);
    ["id", "role", "aria-labelledby", "width", "height"].forEach((name) => strip.removeAttribute(name));
    strip.classList.add("picture__head");
    strip.setAttribute("aria-hidden", "true");
    strip.setAttribute("viewBox", `${left} ${top} ${width} ${bottom - top}`);
    return strip;
  }

  // Leave of a copy what is drawn between two heights of the window.
  function prune(original, copy, top, bottom) {
    const copies = [...copy.children];
    [...original.children].forEach((child, index) => {
      if (child.tagName === "style" || child.tagName === "defs") return;
      const box = child.getBoundingClientRect();
      if (!child.getBBox || box.bottom <= top || box.top >= bottom) copies[index].remove();
      else if (child.tagName !== "text") prune(child, copies[index], top, bottom);
    });
  }

  // A copy for the eye alone: no names, no links, nothing to reach by keyboard.
  function copyOf(group) {
    const copy = group.cloneNode(true);
    copy.querySelectorAll("a").forEach((link) => {
      const plain = document.createElementNS("http://www.w3.org/2000/svg", "g");
      plain.setAttribute("class", link.getAttribute("class") || "");
      if (link.hasAttribute("transform")) plain.setAttribute("transform", link.getAttribute("transform"));
      if (link.style.display) plain.style.display = link.style.display;
      plain.append(...link.childNodes);
      link.replaceWith(plain);
    });
    [copy, ...copy.querySelectorAll("[id], [role], [tabindex]")].forEach((element) => {
      ["id", "role", "tabindex"].forEach((name) => element.removeAttribute(name));
    });
    return copy;
  }

  function downloads(figure) {
    const menu = figure.querySelector(".picture__downloads");
    if (!menu) return;
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.preventDefault();
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
})();
