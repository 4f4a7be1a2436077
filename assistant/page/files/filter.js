// The choice of documents and period, read when a question is asked. The server decides what it means.

const checked = () => [...document.querySelectorAll('#vb-filter input[name="vb-document"]:checked')];
const year = (id) => document.getElementById(id)?.value ?? "";

export function chosenScope() {
  return { documents: checked().map((box) => box.value), since: year("vb-since"), until: year("vb-until") };
}

export function showScope() {
  const { documents, since, until } = chosenScope();
  const count = documents.length;
  const what = count ? `${count} gekozen ${count === 1 ? "document" : "documenten"}` : "alle documenten";
  const when = since && until ? `, ${since} tot en met ${until}` : since ? `, vanaf ${since}` : until ? `, tot en met ${until}` : "";
  const now = document.querySelector(".vb-filter-now");
  if (now) now.textContent = `Zoekt in ${what}${when}`;
  document.getElementById("vb-filter")?.classList.toggle("vb-narrowed", Boolean(count || since || until));
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("#vb-everything")) return;
  for (const box of checked()) box.checked = false;
  for (const id of ["vb-since", "vb-until"]) document.getElementById(id).value = "";
  showScope();
});

document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest?.("#vb-filter[open]");
  if (!form) return;
  form.open = false;
  form.querySelector("summary").focus();
});
