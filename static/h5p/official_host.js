// The outer half of the official editor, in the same page as the inner one: opens it with
// what the page around hands over, and hands the content back when that page saves.
(function () {
  var $ = window.H5P.jQuery;
  var Editor = window.H5PEditor;
  var say = window.hocTapPage;
  var selector = null;
  var isAsked = false;

  // Its own full screen needs the outer frame, which is not its own here.
  Editor.FullscreenBar = undefined;
  Editor.semiFullscreen = function (_element, after) {
    if (after) after();
    return function () {};
  };
  window.H5P.$body = $(document.body);
  window.H5P.$window = $(window);

  function measure() {
    var height = document.querySelector("main").getBoundingClientRect().height;
    say("height", { height: Math.ceil(height) });
  }

  function opened(told) {
    // New content has the whole list of types; what is edited stays with its own.
    var list = window.H5PIntegration.hubIsEnabled ? "content-type-cache" : "libraries";
    $.ajax({ url: Editor.getAjaxUrl(list), dataType: "json" })
      .fail(function () { say("failed"); })
      .done(function (libraries) {
        try {
          selector = new Editor.LibrarySelector(
            libraries, told.library, JSON.stringify(told.content),
          );
          selector.on("editorloaded", function () {
            measure();
            document.documentElement.dataset.state = "ready";
            say("ready");
          });
          selector.appendTo($("#editor").empty());
          if (told.library) return selector.setLibrary(told.library);
          measure();
          document.documentElement.dataset.state = "ready";
          return say("ready");
        } catch (fault) {
          say("failed");
          throw fault;
        }
      });
  }

  /** Hand the content over, or say why not; the editor marks what is wrong by itself. */
  function handOver(isDraft) {
    if (!selector || !selector.form || !selector.form.metadataForm) return say("unchosen");
    var title = selector.form.metadataForm.getExtraTitleField();
    var isNamed = title.validate();
    var params = selector.getParams();
    if (!isNamed && !isDraft) {
      title.$input.focus();
      return say("untitled");
    }
    if (!params) return say("unfit");
    return say("content", {
      library: selector.getCurrentLibrary(),
      content: JSON.stringify({ params: params, metadata: selector.getMetadata() || {} }),
    });
  }

  window.addEventListener("message", function (event) {
    var told = event.data || {};
    if (!window.hocTapIsFrom(event) || told.hoctap !== "h5p-editor") return;
    if (told.kind === "open" && !isAsked) {
      isAsked = true;
      opened(told);
    }
    if (told.kind === "save") handOver(told.isDraft === true);
    if (told.kind === "tell" && !isAsked) say("hello");
  });
  $(function () {
    new ResizeObserver(measure).observe(document.querySelector("main"));
    say("hello");
  });
})();
