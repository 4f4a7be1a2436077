// The page that makes the line to paste. Text goes into the page as text; the line itself is never run here.

const form = document.getElementById("choice");
const shown = (id) => document.getElementById(id);
const server = new URL(".", location.href).href.replace(/\/$/, "");
let known = { sites: [], file: "widget.js", integrity: "" };
let previewLater = 0;

function quoted(value) {
  const marks = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
  return value.replace(/[&"<>]/g, (mark) => marks[mark]);
}

function chosen() {
  const data = new FormData(form);
  const text = (name) => String(data.get(name) ?? "").trim();
  const lines = text("examples").split("\n").map((line) => line.replace(/[\s|]+/g, " ").trim());
  return {
    site: text("site"),
    mode: text("mode"),
    corner: text("corner"),
    title: text("title"),
    greeting: text("greeting"),
    examples: lines.filter(Boolean).join("|"),
    contact: text("contact"),
    theme: text("theme"),
    documents: text("documents").replace(/[\s,]+/g, " "),
    lang: text("lang"),
    colour: data.get("own-colour") ? text("colour") : "",
    fixed: data.get("fixed") !== null,
  };
}

function attributes(choice) {
  const isInline = choice.mode === "inline";
  const corner = isInline || choice.corner === "bottom-right" ? "" : choice.corner;
  const theme = choice.theme === "auto" ? "" : choice.theme;
  const all = { ...choice, mode: isInline ? "inline" : "", corner, theme };
  const names = ["site", "mode", "corner", "title", "greeting", "examples", "contact", "documents", "lang", "theme"];
  return names.filter((name) => all[name]).map((name) => [name, all[name]]);
}

function line(choice) {
  const file = choice.fixed ? known.file : "widget.js";
  const fixed = choice.fixed ? `\n  integrity="${known.integrity}" crossorigin="anonymous"` : "";
  const named = attributes(choice).map(([name, value]) => `\n  data-${name}="${quoted(value)}"`).join("");
  return `<script src="${server}/${file}"${fixed}${named} defer></${"script"}>`;
}

function preview(choice) {
  const widget = document.createElement("vraagbaak-widget");
  for (const [name, value] of attributes(choice)) widget.setAttribute(name, value);
  widget.setAttribute("mode", "inline");
  if (choice.colour) widget.style.setProperty("--vraagbaak-kleur", choice.colour);
  shown("preview").replaceChildren(widget);
}

function update() {
  const choice = chosen();
  const origin = new URL(server).origin;
  shown("line").textContent = line(choice);
  shown("css").textContent = `vraagbaak-widget {\n  --vraagbaak-kleur: ${choice.colour};\n}`;
  shown("css-part").hidden = !choice.colour;
  shown("mode-note").hidden = choice.mode !== "inline";
  shown("csp").textContent = `script-src ${origin};\nconnect-src ${origin};`;
  shown("fixed-note").hidden = !choice.fixed;
  shown("corner").disabled = choice.mode === "inline";
  clearTimeout(previewLater);
  previewLater = setTimeout(() => preview(choice), 300);
}

function listSites() {
  for (const site of known.sites) shown("site").append(new Option(`${site.title} (${site.id})`, site.id));
  shown("site-note").textContent = known.sites.some((site) => site.id !== "demo")
    ? ""
    : "Er staat nog geen site in sites.toml. De demonstratie werkt enkel op deze server: " +
      "vraag de beheerder van Vraagbaak om uw site toe te voegen.";
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(shown(button.dataset.copy).textContent);
    shown("copied").textContent = "Gekopieerd.";
  } catch {
    getSelection().selectAllChildren(shown(button.dataset.copy));
    shown("copied").textContent = "Kopiëren kan hier niet: de tekst is geselecteerd, druk op Ctrl+C.";
  }
}

async function start() {
  try {
    const reply = await fetch("widget/gegevens");
    const told = await reply.json();
    if (!reply.ok) throw new Error(told.detail);
    known = told;
  } catch (error) {
    shown("trouble").textContent = `De gegevens zijn niet te lezen: ${error.message} Laad de pagina opnieuw.`;
    shown("trouble").hidden = false;
    return;
  }
  listSites();
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));
  update();
}

start();
