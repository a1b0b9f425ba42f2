// Runs before the core and the official editor in the editor's frame. The editor is made
// for a frame within a frame and shares objects with the outer one, which a page without
// an origin cannot do: here one page is both halves. What is said to the page around goes
// through official_host.js.
(function () {
  var told = window.H5PIntegration;
  var editor = told.editor;
  var around = window.parent;
  window.hocTapPage = function (kind, more) {
    around.postMessage(Object.assign({ hoctap: "h5p-editor", kind: kind }, more), "*");
  };
  window.hocTapIsFrom = function (event) { return event.source === around; };
  window.parent = window;
  // The list of types would send cookies along, which a page without an origin may not.
  var fetched = window.fetch;
  window.fetch = function (what, how) {
    return fetched.call(window, what, Object.assign({}, how, { credentials: "omit" }));
  };

  window.H5PEditor = {
    basePath: editor.libraryUrl,
    fileIcon: editor.fileIcon,
    ajaxPath: editor.ajaxPath,
    filesPath: editor.filesPath,
    apiVersion: editor.apiVersion,
    contentLanguage: editor.language,
    copyrightSemantics: editor.copyrightSemantics,
    metadataSemantics: editor.metadataSemantics,
    assets: editor.assets,
    baseUrl: "",
    enableContentHub: false,
    contentId: editor.nodeVersionId,
    /** @param {string} action @param {Record<string, unknown>} [more] */
    getAjaxUrl: function (action, more) {
      var address = new URL(editor.ajaxPath + action);
      Object.keys(more || {}).forEach(function (name) {
        address.searchParams.set(name, String((more || {})[name]));
      });
      return address.href;
    },
  };
})();
