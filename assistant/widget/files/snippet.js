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
    colour: data.get("own-colour") ? text("colour") : "",
    fixed: data.get("fixed") !== null,
  };
}

function attributes(choice) {
  const corner = choice.mode === "inline" || choice.corner === "bottom-right" ? "" : choice.corner;
  const all = { ...choice, corner, theme: choice.theme === "auto" ? "" : choice.theme };
  const names = ["site", "corner", "title", "greeting", "examples", "contact", "documents", "theme"];
  return names.filter((name) => all[name]).map((name) => [name, all[name]]);
}

function script(choice, data) {
  const file = choice.fixed ? known.file : "widget.js";
  const fixed = choice.fixed ? `\n  integrity="${known.integrity}" crossorigin="anonymous"` : "";
  const named = data.map(([name, value]) => `\n  data-${name}="${quoted(value)}"`).join("");
  return `<script src="${server}/${file}"${fixed}${named} defer></${"script"}>`;
}

function line(choice) {
  const named = attributes(choice);
  if (choice.mode !== "inline") return script(choice, named);
  const all = [["mode", "inline"], ...named].map(([name, value]) => ` ${name}="${quoted(value)}"`).join("");
  return `${script(choice, [])}\n<vraagbaak-widget${all}></vraagbaak-widget>`;
}

// How light a colour is (relative luminance of WCAG 2.2), 0 to 1.
function luminance(colour) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const onWhite = (colour) => 1.05 / (luminance(colour) + 0.05);

// On dark the widget keeps its own colours: one that reads well on white does not there.
function properties(choice) {
  const onBlack = (luminance(choice.colour) + 0.05) / 0.05;
  return {
    "--vraagbaak-kleur": choice.colour,
    "--vraagbaak-op-kleur": onWhite(choice.colour) >= onBlack ? "#fff" : "#000",
  };
}

function preview(choice) {
  const widget = document.createElement("vraagbaak-widget");
  for (const [name, value] of attributes(choice)) widget.setAttribute(name, value);
  widget.setAttribute("mode", "inline");
  if (choice.colour) {
    for (const [name, value] of Object.entries(properties(choice))) widget.style.setProperty(name, value);
  }
  shown("preview").replaceChildren(widget);
}

function update() {
  const choice = chosen();
  const origin = new URL(server).origin;
  shown("line").textContent = line(choice);
  const rules = choice.colour ? Object.entries(properties(choice)).map(([name, value]) => `  ${name}: ${value};`) : [];
  shown("css").textContent = ["vraagbaak-widget {", ...rules, "}"].join("\n");
  shown("css-part").hidden = !choice.colour;
  shown("colour-note").textContent =
    choice.colour && onWhite(choice.colour) < 4.5 ? "Deze kleur is te licht: koppelingen zijn op wit moeilijk te lezen." : "";
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
