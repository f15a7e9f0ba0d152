// The table of errors: leaves in sight the rows that the form asks for.
{
  const form = document.querySelector("#errors form");
  const rows = [...document.querySelectorAll("#errors tbody tr")];
  const told = form?.querySelector('[role="status"]');

  const suits = row =>
    [...form.querySelectorAll("select")].every(
      ({ name, value }) => !value || row.dataset[name].split(" ").includes(value)
    );

  const filter = () => {
    for (const row of rows) row.hidden = !suits(row);
    const shown = rows.filter(row => !row.hidden).length;
    told.textContent = `${shown} of ${rows.length} wrong answers shown`;
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("change", filter);
    form.addEventListener("submit", event => event.preventDefault());
    window.addEventListener("pageshow", filter); // choices a browser kept
  }
}
