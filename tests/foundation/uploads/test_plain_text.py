"""Plain text and tables: what is read in them, and what is refused."""

import pytest

from tests.foundation.uploads.files import inspected, refusal


@pytest.mark.parametrize(
    "table",
    [
        b"sep=;\r\na;=1+1\r\n",
        b"sep=|\na|+f(1)\n",
        b"a;=1+1\n",
        b"a\t =1+1\n",
        "＝1+1,b\n".encode(),
        "－cmd|x,b\n".encode(),
    ],
)
def test_a_formula_in_a_table_is_found_however_its_cells_are_parted(table: bytes) -> None:
    assert "begins like a formula" in refusal("a.csv", table)
    inspected("a.csv", b"sep=;\na;b; - well!\nx; - really!,-5\n"[7:])


@pytest.mark.parametrize("data", [b"caf\xe9", b"a\0b", "é".encode("utf-16"), b"\x1b[2Jx", b"\xff"])
def test_text_that_is_not_plain_utf_8_is_refused_with_a_way_on(data: bytes) -> None:
    assert "CSV UTF-8" in refusal("a.txt", data)
    assert "CSV UTF-8" in refusal("a.csv", data)


def test_text_is_read_by_the_guard_without_its_mark() -> None:
    found = inspected("a.txt", b"\xef\xbb\xbfHow we end.")
    assert found.text == "How we end."
    assert found.is_read


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", " =1+1", "@SUM(A1)", "-2+cmd|' /C calc'!A0"])
def test_a_table_whose_cells_would_be_carried_out_is_refused(cell: str) -> None:
    assert "row 2" in refusal("a.csv", f'name,number\n"{cell}",2\n'.encode())


def test_a_table_is_read_by_its_rows() -> None:
    data = b"first,last,number,number\nJasmine,Okafor,943 476 5919,-12\n"
    assert inspected("a.csv", data).text.splitlines()[1] == "Jasmine Okafor | 943 476 5919 | -12"
