// Watches the start of the page, and says why it failed.
//
// It is a classic script inside the document, in the JavaScript of 2009, so that it also runs where the program does
// not: in an old browser, in a sandboxed frame, or without the files beside the page. The program reports
// `medchain-started` or `medchain-failed`. The words are in the document, one paragraph for each cause and language.
(function () {
  "use strict";

  // Enough for a slow connection, and short enough for a person who waits.
  var LIMIT = 15000;
  var folder = location.href.replace(/[?#].*$/, "").replace(/[^\/]*$/, "");
  var language = chosen();
  var isOver = false;
  var isFailing = false;
  var isShown = false;
  var lastError = "";

  // The choice of the settings, or else the first of the browser's languages that the page supports.
  function chosen() {
    var tags = [];
    try { tags.push(localStorage.getItem("medchain-language")); } catch (denied) { /* Then there is no choice. */ }
    try { tags = tags.concat(navigator.languages || [], navigator.language); } catch (hidden) { /* English, then. */ }
    for (var i = 0; i < tags.length; i += 1) {
      var found = /^(de|en)(?![a-z0-9])/i.exec(text(tags[i]));
      if (found) return found[1].toLowerCase();
    }
    return "en";
  }

  // A script can throw any value, and the conversion of some throws again.
  function text(value) {
    try { return String(value); } catch (thrown) { return ""; }
  }

  function each(list, action) {
    Array.prototype.forEach.call(list, action);
  }

  function whenRead(action) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", action);
    else action();
  }

  function isOfPage(address) {
    return text(address).indexOf(folder) === 0;
  }

  // The cause that the surroundings tell without an attempt.
  function surroundings() {
    if (location.protocol === "file:") return "file";
    if (window.origin === "null") return "sandbox";
    if (!("noModule" in document.createElement("script"))) return "old";
    if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") return "wasm";
    return "";
  }

  function show(cause, detail) {
    whenRead(function () {
      var failed = document.getElementById("failed");
      // After a panic, the program has put its own message in place of everything.
      if (isOver || !failed) return;
      each(failed.querySelectorAll("[data-cause]"), function (words) {
        words.hidden = words.lang !== language || words.getAttribute("data-cause") !== cause;
      });
      each(failed.querySelectorAll("[data-detail]"), function (place) { place.textContent = detail; });
      // A slow start may still succeed.
      each(failed.querySelectorAll("h1"), function (title) {
        title.hidden = title.lang !== language || cause === "slow";
      });
      document.getElementById("opening").hidden = cause !== "slow";
      failed.hidden = false;
      isShown = true;
    });
  }

  function fail(message) {
    if (isOver || isFailing) return;
    isFailing = true;
    var cause = surroundings();
    if (cause) show(cause, "");
    else whenRead(function () { probe(files(), message); });
  }

  // The files of the start, except the style, without which the page works.
  function files() {
    var found = [];
    each(document.querySelectorAll("script[src], link[rel=modulepreload], link[rel=preload]"), function (element) {
      var address = element.src || element.href;
      if (isOfPage(address) && found.indexOf(address) < 0) found.push(address);
    });
    return found;
  }

  // Asks for the files one by one, because the browser does not tell a script which of them was wrong, and why.
  function probe(left, message) {
    if (left.length === 0 || !window.fetch) return show("other", message);
    var name = left[0].slice(folder.length);
    fetch(left[0]).then(function (answer) {
      var type = text(answer.headers.get("Content-Type")).split(";")[0];
      var isWrong = /\.js$/.test(name) ? !/(java|ecma)script$/i.test(type) : /^text\//i.test(type);
      if (!answer.ok) show("missing", name + " (" + answer.status + ")");
      else if (isWrong) show("answered", name + " (" + type + ")");
      else probe(left.slice(1), message);
    }, function () {
      show("unreachable", name);
    });
  }

  // In the capturing phase, because the error of an element that does not load does not bubble.
  window.addEventListener("error", function (event) {
    var element = event.target;
    if (element && element.tagName) {
      if (element.tagName === "SCRIPT" && isOfPage(element.src)) fail("");
    } else if (isOfPage(event.filename)) {
      fail(text(event.message));
    }
  }, true);
  // An extension may have caused it, so it counts only if the page does not start.
  window.addEventListener("unhandledrejection", function (event) {
    lastError = lastError || text(event.reason);
  });
  window.addEventListener("medchain-failed", function (event) {
    event.preventDefault();
    fail(text(event.detail));
  });
  window.addEventListener("medchain-started", function () {
    isOver = true;
    clearTimeout(timer);
  });
  var timer = setTimeout(function () {
    if (isShown) return;
    if (!isFailing && (lastError || surroundings())) fail(lastError);
    else show("slow", "");
  }, LIMIT);

  document.documentElement.lang = language;
  whenRead(function () {
    each(document.querySelectorAll("#opening [lang], #failed [lang]:not([data-cause])"), function (words) {
      words.hidden = words.lang !== language;
    });
    // Such a browser does not even try.
    if (/^(old|wasm)$/.test(surroundings())) fail("");
  });
})();
