// What every page carries. Other elements are loaded by the components that need them.
import "./offline_bar.js";
import "./theme_switch.js";
import "./toast_list.js";
import "./fold_menu.js";

if (document.querySelector("main form .errorlist, .callout-danger")) {
  void import("./error_summary.js");
}
