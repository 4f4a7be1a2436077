"""The catalogue: what `documents.toml` and a folder say together, and that each mistake in it is named."""

from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue, skipped_files
from corpus.errors import CorpusError

DOCUMENTS = Path(__file__).resolve().parent.parent / "corpus" / "documents"
ENTRY = '[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "Het plan"\n'


def _folder(path: Path, *, toml: str = "", files: tuple[str, ...] = ("plan.txt",)) -> Path:
    for name in files:
        (path / name).write_text("Tekst.", encoding="utf-8")
    if toml:
        (path / "documents.toml").write_text(toml, encoding="utf-8")
    return path


def test_the_five_documents_have_their_names_dates_and_relations() -> None:
    sources = {source.id: source for source in read_catalogue(DOCUMENTS)}
    assert {id_: (source.kind, source.date, source.date_inferred) for id_, source in sources.items()} == {
        "parlementaire-vraag-311": ("parlementaire vraag", "2021-06-03", False),
        "bijlage-vraag-311-projecten": ("bijlage", "2021", True),
        "actieplan-2017": ("actieplan", "2017", True),
        "expertenpool": ("webpagina", "2024", True),
        "polarisatie-vvsg-agii": ("presentatie", "2022", True),
    }
    assert sources["bijlage-vraag-311-projecten"].answers == ("parlementaire-vraag-311",)
    assert sources["actieplan-2017"].valid_until == "2021" and "nieuwer actieplan" in sources["actieplan-2017"].note
    assert sources["actieplan-2017"].received_as == ("002_385a349297c40201.txt",)


def test_a_folder_without_a_catalogue_gives_each_readable_file_a_source_by_its_name(tmp_path: Path) -> None:
    _folder(tmp_path, files=("Verslag_Gemeenteraad 2023.PDF", "café.md", "café.txt", "日本.html"))
    found = [(source.id, source.title) for source in read_catalogue(tmp_path)]
    assert found[:3] == [
        ("verslag-gemeenteraad-2023", "Verslag Gemeenteraad 2023"),
        ("cafe", "Café"),
        ("cafe-txt", "Café"),
    ]
    assert found[3][0].startswith("document-") and found[3][0].isascii()


def test_listed_documents_come_first_and_keep_their_id_from_the_unlisted(tmp_path: Path) -> None:
    _folder(tmp_path, toml=ENTRY.replace("plan.txt", "oud.txt"), files=("oud.txt", "plan.md"))
    assert [(source.id, source.file) for source in read_catalogue(tmp_path)] == [
        ("plan", "oud.txt"),
        ("plan-md", "plan.md"),
    ]


def test_what_is_passed_over_is_reported_but_hidden_files_are_not(tmp_path: Path) -> None:
    _folder(tmp_path, toml=ENTRY, files=("plan.txt", "nota.odt", ".verborgen.txt"))
    (tmp_path / "oud").mkdir()
    assert [source.id for source in read_catalogue(tmp_path)] == ["plan"]
    remarks = skipped_files(tmp_path)
    assert [remark.split(":")[0] for remark in remarks] == ["nota.odt", "oud"]


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        (ENTRY + 'auteur = "x"\n', "'auteur'"),
        ('[[documenten]]\nid = "plan"\n', "'documenten'"),
        ("document = 3\n", "'document'"),
        (ENTRY.replace("plan.txt", "weg.txt"), "'weg.txt'"),
        (ENTRY.replace("plan.txt", "../plan.txt"), "'../plan.txt'"),
        (ENTRY.replace("plan.txt", "nota.odt"), "'nota.odt'"),
        (ENTRY + ENTRY, "'plan'"),
        (ENTRY + ENTRY.replace('id = "plan"', 'id = "ander"'), "'plan.txt'"),
        (ENTRY.replace('id = "plan"', 'id = "Het plan/1"'), "'Het plan/1'"),
        (ENTRY.replace('title = "Het plan"', 'title = " "'), "'title'"),
        (ENTRY + 'date = "3 juni 2021"\n', "'3 juni 2021'"),
        (ENTRY + 'date = "2021-02-30"\n', "'2021-02-30'"),
        (ENTRY + "date = 2021\n", "date = 2021"),
        (ENTRY + 'date_inferred = "ja"\n', "'ja'"),
        (ENTRY + 'answers = "plan"\n', "answers"),
        (ENTRY + 'answers = ["vraag"]\n', "'vraag'"),
        (ENTRY + 'supersedes = ["plan"]\n', "zichzelf"),
        (ENTRY + 'superseded_by = "later"\n', "'later'"),
        (ENTRY + 'valid_from = "2022"\nvalid_until = "2021-12"\n', "'2021-12'"),
        (ENTRY + 'url = "javascript:alert(1)"\n', "javascript"),
        (ENTRY + "title = \n", "TOML"),
    ],
)
def test_a_mistake_in_the_catalogue_is_named(tmp_path: Path, toml: str, named: str) -> None:
    _folder(tmp_path, toml=toml, files=("plan.txt", "nota.odt"))
    with pytest.raises(CorpusError) as raised:
        read_catalogue(tmp_path)
    assert named in str(raised.value) and "documents.toml" in str(raised.value)


def test_a_year_and_a_day_in_it_do_not_contradict_each_other(tmp_path: Path) -> None:
    _folder(tmp_path, toml=ENTRY + 'valid_from = "2021-07-01"\nvalid_until = "2021"\n')
    assert read_catalogue(tmp_path)[0].valid_until == "2021"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nergens"):
        read_catalogue(tmp_path / "nergens")
