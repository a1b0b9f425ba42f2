// Between the core of H5P and the page around it: keeps state when the page goes, tells
// what was answered, and says how tall the content is.
(function () {
  var told = window.H5PIntegration;
  var id = Object.keys(told.contents)[0].slice(4);
  var saved = new Map();
  var waiting = [];
  var LARGEST_LAST_WORD = 60000; // bytes that a browser sends for a page that is gone

  /** @param {string} kind @param {object} [more] */
  function say(kind, more) {
    window.parent.postMessage(Object.assign({ hoctap: "h5p", kind: kind }, more), "*");
  }

  function stateUrl(type, part) {
    return told.ajax.contentUserData.replace(":dataType", type).replace(":subContentId", part);
  }

  /** @param {boolean} isLast whether the page is going */
  function keep(isLast) {
    if (!told.user || !window.H5P || !H5P.instances) return;
    H5P.instances.forEach(function (instance) {
      if (typeof instance.getCurrentState !== "function") return;
      var state = JSON.stringify(instance.getCurrentState());
      var part = instance.subContentId || "0";
      if (state === undefined || saved.get(part) === state) return;
      var body = new URLSearchParams({ data: state, preload: "1", invalidate: "1" });
      var size = new Blob([body.toString()]).size;
      var answer = fetch(stateUrl("state", part), {
        method: "POST", body: body, keepalive: isLast && size < LARGEST_LAST_WORD,
      });
      saved.set(part, state);
      answer.then(function (response) {
        if (response.status === 409) say("stale");
        else if (!response.ok) saved.delete(part);
        else say("saved");
      }, function () { saved.delete(part); });
    });
  }

  function send(statement) {
    waiting.push(JSON.stringify(statement));
    flush(false);
  }

  var isSending = false;
  function flush(isLast) {
    if (!told.statementUrl || !waiting.length || (isSending && !isLast)) return;
    var text = waiting[0];
    isSending = true;
    fetch(told.statementUrl, {
      method: "POST", body: new URLSearchParams({ statement: text }), keepalive: true,
    }).then(function (response) {
      isSending = false;
      if (response.status >= 500) throw new Error(String(response.status));
      waiting = waiting.filter(function (one) { return one !== text; });
      say(response.status === 409 ? "stale" : "result");
      flush(false);
    }).catch(function () {
      isSending = false;
      setTimeout(function () { flush(false); }, 5000);
    });
  }

  // A page whose script came later than the frame asks to be told once more.
  var outcome = "";
  window.addEventListener("message", function (event) {
    var asked = event.data || {};
    if (event.source !== window.parent || asked.hoctap !== "h5p" || asked.kind !== "tell") return;
    if (!outcome) return;
    measure();
    say(outcome);
  });

  function measure() {
    var content = document.querySelector("main");
    if (content) say("height", { height: Math.ceil(content.getBoundingClientRect().height) });
  }

  H5P.externalDispatcher.on("xAPI", function (event) {
    var statement = event.data.statement;
    var verb = String((statement.verb || {}).id).split("/").pop();
    if (verb === "answered" || verb === "completed") {
      send(statement);
      setTimeout(function () { keep(false); }, 0);
    }
  });
  window.addEventListener("pagehide", function () { keep(true); flush(true); });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") { keep(true); flush(true); }
  });
  if (told.saveFreq) setInterval(function () { keep(false); }, told.saveFreq * 1000);
  // The core gives former states only where it believes that it keeps them. But they are
  // kept here: its own way blocks the page that goes, and fails.
  var often = told.saveFreq;
  var run = H5P.newRunnable;
  told.saveFreq = false;
  H5P.newRunnable = function () {
    told.saveFreq = often;
    try {
      return run.apply(H5P, arguments);
    } finally {
      told.saveFreq = false;
    }
  };

  H5P.jQuery(function () {
    setTimeout(function () {
      var isPlaying = H5P.instances.length > 0;
      document.documentElement.dataset.state = isPlaying ? "plays" : "failed";
      // The page around draws the frame that the core knows nothing of: types then keep
      // their margins to it.
      document.querySelector(".h5p-content").classList.replace("h5p-no-frame", "h5p-frame");
      H5P.instances.forEach(function (instance) { H5P.trigger(instance, "resize"); });
      H5P.instances.forEach(function (instance) {
        if (typeof instance.getCurrentState !== "function") return;
        saved.set(instance.subContentId || "0", JSON.stringify(instance.getCurrentState()));
      });
      new ResizeObserver(measure).observe(document.querySelector("main"));
      measure();
      outcome = isPlaying ? "ready" : "failed";
      say(outcome);
      if (isPlaying) {
        send({
          verb: { id: "http://adlnet.gov/expapi/verbs/experienced" },
          object: { id: told.contents["cid-" + id].url },
        });
      }
    }, 0);
  });
})();
