"""Documents that come again: given together, or told of already by the knowledge base."""

from pathlib import Path

from samverkan.reading import Kept, read

TEXT = "Överenskommelse om bostäder\n\nParter\n\nMora kommun\nOrsa kommun\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_document_in_two_files_is_proposed_once(tmp_path: Path) -> None:
    one = written(tmp_path, "a.txt", TEXT)
    page = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
    other = written(tmp_path, "a.html", f"<html><body>{page}</body></html>")
    first, second = read([one, other])
    assert first.rows
    assert (second.same_as, second.likeness, second.rows) == ("a.txt", "text", ())


def test_a_source_that_is_known_is_the_source_of_what_is_read_again(tmp_path: Path) -> None:
    [first] = read([written(tmp_path, "a.txt", TEXT)])
    kept = Kept("src-bostad", "Bostadsavtalet", first.found.mark)
    [again] = read([written(tmp_path, "b.txt", TEXT + "\n")], sources=[kept])
    assert (again.same_as, again.likeness, again.is_kept) == ("Bostadsavtalet", "text", True)
    assert {row.table for row in again.rows} >= {"agreements", "signatures"}
    assert "sources" not in {row.table for row in again.rows}
    assert {row.cells["source"] for row in again.rows} == {"src-bostad"}


def test_another_extraction_of_a_known_source_is_proposed_as_the_same_work(tmp_path: Path) -> None:
    body = " ".join(f"Mål nummer {i} nås när {i + 3} hus står klara." for i in range(60))
    [first] = read([written(tmp_path, "a.txt", f"{TEXT}\nMål\n\n{body}\n")])
    kept = Kept("src-bostad", "Bostadsavtalet", first.found.mark)
    later = written(tmp_path, "b.txt", f"{TEXT}\nMål\n\n{body}\n\nSidan uppdaterad i maj 2024.\n")
    [again] = read([later], sources=[kept])
    assert again.likeness == "work"
    assert again.rows[0].cells["same_work_as"] == "src-bostad"
    assert 0.9 < again.share <= 1
