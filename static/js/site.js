// What every page carries. Other elements are loaded by the components that need them.
import "./offline_bar.js";
import "./theme_switch.js";
import "./toast_list.js";
import "./fold_menu.js";

// Pickers that stand in for a field are there when all modules have run.
document.addEventListener("DOMContentLoaded", () => {
  const refused = "main form .errorlist, main form .callout-danger, #messages .callout-danger";
  if (document.querySelector(refused)) void import("./error_summary.js");
});
