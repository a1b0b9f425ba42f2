// A long rail begins where one stands, so that the present place is in sight.
const rail = document.querySelector(".rail-inner");
const here = rail?.querySelector("[aria-current]");
if (rail instanceof HTMLElement && here instanceof HTMLElement) {
  const foot = Math.min(rail.getBoundingClientRect().bottom, window.innerHeight);
  const below = here.getBoundingClientRect().bottom - foot;
  if (below > 0) rail.scrollTop += below + rail.clientHeight / 3;
}

export {};
