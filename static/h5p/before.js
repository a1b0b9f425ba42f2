// Runs before the core of H5P in the player's page. That page may have no origin at all:
// what the browser then refuses (storage, cookies) is lent from memory. It also hands
// the core what the page tells it.
(function () {
  /** @returns {Storage} a storage that forgets with the page */
  function memory() {
    var kept = new Map();
    var own = {
      getItem: function (key) { return kept.has(String(key)) ? kept.get(String(key)) : null; },
      setItem: function (key, value) { kept.set(String(key), String(value)); },
      removeItem: function (key) { kept.delete(String(key)); },
      clear: function () { kept.clear(); },
      key: function (at) { return Array.from(kept.keys())[at] || null; },
    };
    return new Proxy(own, {
      get: function (target, name) {
        if (name === "length") return kept.size;
        if (name in target) return target[name];
        return kept.has(String(name)) ? kept.get(String(name)) : undefined;
      },
      set: function (target, name, value) { target.setItem(name, value); return true; },
      deleteProperty: function (target, name) { target.removeItem(name); return true; },
    });
  }

  ["localStorage", "sessionStorage"].forEach(function (name) {
    try {
      window[name].getItem("");
    } catch (refused) {
      Object.defineProperty(window, name, { value: memory(), configurable: true });
    }
  });
  try {
    void document.cookie;
  } catch (refused) {
    Object.defineProperty(document, "cookie", {
      get: function () { return ""; },
      set: function () {},
      configurable: true,
    });
  }

  var told = document.getElementById("h5p-integration");
  window.H5PIntegration = JSON.parse(told ? told.textContent : "{}");
  // Our bridge keeps what is left when the page goes; the core's own way blocks and fails.
  window.H5P = window.H5P || {};
})();
