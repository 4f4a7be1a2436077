// Light or dark as the browser prefers, before anything is drawn. A script of its own, for it may not wait.
{
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const show = () => document.documentElement.classList.toggle("dark", dark.matches);
  dark.addEventListener("change", show);
  show();
}
